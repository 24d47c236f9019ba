"""What is tweeted about a topic, and what accounts say of themselves."""

TWEETS = (
    "Spent the whole [morning|afternoon|day] on {thing}. [Worth it.|No regrets.|Send coffee.]",
    "Hot take: {tool} is [still underrated|wildly overrated|just fine] for {thing}.",
    "[TIL|Today I learned] that half of {thing} is saying no.",
    "If you are new to {thing}, start small and ignore the hype.",
    "Anyone else using {tool} for {thing}? How is it going?",
    "{Thing} is 20% tools and 80% talking to people.",
    "Just published a [thread|short guide|write-up] on {thing} with {tool}.",
    "Nobody: …\nMe at 2 a.m.: let me rethink our {thing}.",
    "Three things about {thing}:\n1. It takes longer.\n2. Nobody reads the docs.\n3. It is still worth it.",
    "Slowly falling in love with {tool}.",
    "Finally got {tool} working the way I want. Only took [two days|a week|three years].",
    "What is the best thing that you read about {thing} this [week|month]?",
    "The {tool} community is one of the friendliest out there.",
    "Reminder: {thing} is a skill, not a talent.",
    "We are hiring! If you know {thing} and like {tool}, my DMs are open.",
    "Great talk on {thing} at the meetup [yesterday|tonight]. Slides soon.",
    "Unpopular opinion: you do not need {tool} for {thing}.",
    "[Day 3|Day 12|Day 47] of learning {thing}. It starts to make sense.",
    "Every time I think I understand {thing}, {tool} proves me wrong.",
    "My whole week in one picture: {thing}, {thing} and more {thing}.",
    "Updated {tool}. Everything still works. I am suspicious.",
    "Good {thing} is invisible. Bad {thing} is all you see.",
    "I [gave a workshop|ran a session|wrote an essay] on {thing} today and learned more than anyone in the room.",
    "Small win of the day: {thing} took ten minutes instead of an hour, thanks to {tool}.",
)

MENTIONS = (
    "What do you think, {who}?",
    "Inspired by {who}.",
    "Thanks to {who} for the tip!",
    "cc {who}",
    "As {who} likes to say.",
    "{who} explained it better than I can.",
)

BIOS = (
    "{Thing}, {tool} and too much coffee.",
    "[Writes|Talks|Thinks] about {thing}.",
    "{Topic} person. [She/her|He/him|They/them]. Opinions mine.",
    "Building things with {tool}.",
    "[Engineer|Analyst|Founder|Consultant|Teacher] interested in {topic}.",
    "Trying to make {thing} boring.",
    "{Topic}, [trains|books|plants|cycling|music] and bad puns.",
    "Newsletter on {thing}, every other [Tuesday|Friday].",
    "Ask me about {thing}. Or do not.",
)
