"""What stands on YouTube: titles, descriptions and tags of videos by category, comments, and names of channels."""

CATEGORIES = (
    "Tutorial", "Review", "News", "Entertainment", "Educational", "Product Demo", "Interview", "Live Stream",
)  # fmt: skip

GUESTS = (
    "Amara Okafor", "Ben Whitlock", "Carmen Ruiz", "Daniel Cho", "Elif Demir", "Fiona Marsh", "Grace Lindqvist",
    "Hugo Bernard", "Ines Carvalho", "Jonas Weber", "Kavita Rao", "Liam Doherty", "Mei Tanaka", "Nadia Haddad",
    "Oscar Nyberg", "Priya Menon", "Quentin Moreau", "Rosa Jimenez", "Samir Patel", "Tessa van Dijk", "Umar Farouk",
    "Vera Novak", "Will Archer", "Yuki Mori",
)  # fmt: skip

TITLES = (
    (
        "{Thing} with {tool}: a [beginner's|practical|complete] guide",
        "How to get started with {thing} in [an afternoon|a weekend]",
        "{tool} tutorial: {thing} step by step",
        "{Thing} with {tool}, [part 1|part 2|part 3]",
        "The [fastest|easiest|right] way to learn {thing}",
        "[5|7|10] {tool} tricks for better {thing}",
        "Build your first {thing} workflow with {tool}",
        "Stop making these [3|5] mistakes in {thing}",
    ),
    (
        "{tool} review: is it [any good|worth it] for {thing}?",
        "I used {tool} for [a month|six months|a year]: my honest review",
        "{tool} for {thing}: the good, the bad and the ugly",
        "Before you choose {tool}, watch this",
        "{tool}: [best|worst] choice for {thing}?",
        "Is {tool} still worth it?",
        "{tool} vs. the rest: {thing} compared",
    ),
    (
        "What is new in {tool}?",
        "{tool} update: what changes for {thing}",
        "This [week|month] in {topic}",
        "{Thing} news: {tool} and what comes next",
        "Everything that changed in {thing} this year",
        "Big changes at {tool}, explained",
        "The {topic} news that you missed this [week|month]",
    ),
    (
        "I tried {thing} with no experience",
        "{tool} users be like",
        "Things people say about {thing}",
        "Explaining {thing} to my [parents|grandmother|dog]",
        "{Thing} speedrun with {tool} (gone wrong)",
        "Rating your {thing} stories",
        "I let my [brother|followers|chat] do my {thing} for a week",
        "Types of people in {topic}",
    ),
    (
        "{Thing} explained [simply|visually|from first principles]",
        "Why {thing} is harder than it looks",
        "How {thing} really works",
        "The [short|surprising|forgotten] history of {thing}",
        "{Thing}: what every beginner gets wrong",
        "The ideas behind {tool}",
        "What {tool} gets right about {thing}",
        "{Topic} in plain English: {thing}",
    ),
    (
        "{tool} demo: {thing} from start to finish",
        "A first look at {tool} for {thing}",
        "See {tool} in action: {thing}",
        "{Thing} live demo with {tool}",
        "What {tool} can do for {thing}",
        "A tour of {tool}: {thing} and more",
    ),
    (
        "{guest} on {thing} and life with {tool}",
        "A conversation about {thing} with {guest}",
        "{guest}: what I learned from ten years of {thing}",
        "How {guest} does {thing}",
        "Ask an expert: {thing} with {guest}",
        "{guest} on the future of {topic}",
    ),
    (
        "Live: {thing} with {tool}",
        "Live Q&A: your questions about {thing}",
        "[Friday|Sunday|Late night] stream: {thing} from scratch",
        "Building with {tool} live: {thing}",
        "Office hours: {thing} and {tool}",
        "Live: reviewing your {thing} projects",
    ),
)

OPENINGS = (
    "In this video I show how I do {thing} with {tool}, from an empty start to something that works.",
    "An honest look at {tool} after using it for {thing} every day.",
    "A summary of what happened in {topic}, and what it means if you work with {tool}.",
    "Not to be taken seriously. No {tool} was harmed in the making of this video.",
    "What is {thing}, why does it matter, and where does {tool} come in? No previous knowledge needed.",
    "A complete walk-through of {thing} with {tool}, without cuts.",
    "We talk about {thing}, the way into {topic}, and what {tool} is good for.",
    "Recording of the live stream on {thing}. Thanks to everyone who joined the chat!",
)

LINES = (
    "The notes are linked below, and they are free.",
    "Leave your questions in the comments, I read all of them.",
    "If you are new to {topic}, start with the playlist for beginners.",
    "Next week: more on {thing}.",
    "This video is not sponsored.",
    "Thanks to all members of the channel for making this possible.",
    "Corrections are in the pinned comment.",
    "Music: royalty-free. Filmed at home.",
)

INTRODUCTION = ("Introduction",)
PRACTICE = ("{Thing}", "What is {thing}?", "Why {thing}?")
TOOL = ("{tool}", "Getting to know {tool}", "{Thing} with {tool}")
SUMMARY = ("Summary", "Questions", "What comes next")
"""Chapters, as they are listed under longer videos."""

COMMENTS = (
    "Finally someone who explains {thing} properly.",
    "This saved me [hours|a week|my weekend], thank you!",
    "I have watched this three times and keep finding something new.",
    "Great video, but the audio is a bit low.",
    "Could you do one on {tool} for beginners?",
    "I disagree about {tool}, but the rest is spot on.",
    "Who else is here because of work?",
    "Best channel on {topic}, no contest.",
    "The part about {thing} is worth the whole video.",
    "Subscribed.",
    "I tried this and it works. Thanks from [Brazil|India|Poland|Canada|Kenya|Indonesia]!",
    "You make {thing} look easy.",
    "Please more of this.",
    "Does this still work with the latest {tool}?",
    "Too long. The first half could be cut.",
    "My teacher needed a whole term for {thing}, you needed one video.",
    "The thumbnail got me, the content kept me.",
    "What microphone do you use?",
    "I switched to {tool} because of this video.",
    "Underrated channel.",
    "First!",
    "Was expecting something else, but I stayed.",
    "Can you share the notes, please?",
    "Good points, although {tool} has changed a bit since then.",
    "I do {thing} for a living and can confirm every word.",
)

AFTERTHOUGHTS = (
    "Greetings from [Lisbon|Oslo|Nairobi|Toronto|Krakow|Manila]!",
    "Liked and subscribed.",
    "I am [14|17|52|68] and learned something new today.",
    "[My whole team|My class|My study group] watched it together.",
    "Looking forward to the next one.",
    "I will try it [tonight|tomorrow|on Monday].",
    "You deserve more views.",
    "The ending made me laugh.",
    "I paused at [2:10|3:45|5:20] to write it all down.",
    "I came here from the {tool} forum.",
    "Now I finally want to learn more about {thing}.",
    "My [colleagues|students|parents] should see this.",
)

SHORT_COMMENTS = (
    "Great video, thank you!",
    "Nice one.",
    "Love your channel!",
    "Very helpful.",
    "Thanks for this.",
    "Keep it up!",
    "Respect.",
    "Wow.",
    "Good stuff as always.",
    "Came for the title, stayed for the jokes.",
)

REPLIES = (
    "Same here!",
    "I was about to write that.",
    "Thanks, that answers my question.",
    "It does, I tried it yesterday.",
    "Not for me, but to each their own.",
    "Glad it helped!",
    "There is a link in the description.",
    "You are not alone.",
    "Totally agree.",
    "Try it with {tool}, it is easier.",
    "He explains that at the end.",
    "I would also like to know.",
)

NAME_STARTS = (
    "Northgate", "Bluestone", "Lantern", "Keystone", "Meridian", "Juniper", "Granite", "Kestrel", "Beacon", "Summit",
    "Harlow", "Calloway", "Merrick", "Winslow", "Farrow", "Hathaway", "Lockhart", "Corwin", "Quill", "Thorne",
    "Lumora", "Veltrix", "Quantis", "Mirexa", "Solvane", "Novandi", "Optera", "Ultiva", "Starling", "Compass",
    "Anchor", "Copperfield", "Ironwood", "Redwood",
)  # fmt: skip
NAME_ENDS = (
    "Labs", "Studios", "Systems", "Works", "Digital", "Academy", "Brothers", "Partners", "Media", "Group", "& Sons",
    "Collective",
)  # fmt: skip
"""A channel is called like a company, with Tech behind it: Harlow Labs Tech."""

ABOUT = (
    "[Videos|Weekly videos] about {topic}: {thing}, {tool} and whatever else we find useful.",
    "We [explain|try|test] {topic} so that you do not have to. Mostly {thing}.",
    "{Topic} for people with little time.",
    "A small team with a big interest in {topic}. New videos most weeks.",
    "Everything we learn about {thing}, including the failures.",
)

ABOUT_BY_CATEGORY = (
    "Step-by-step tutorials, from the first steps to the tricky parts.",
    "Independent reviews: we pay for what we test.",
    "News without the noise, once a week.",
    "Entertainment first. You might learn something by accident.",
    "Clear explanations, with pictures where they help.",
    "Product demos as they are, without marketing.",
    "Long conversations with people who know what they talk about.",
    "Live streams with questions and answers; recordings go up the day after.",
)

COUNTRIES = {
    "United States": 30, "India": 16, "United Kingdom": 10, "Canada": 7, "Germany": 6, "Australia": 5, "Brazil": 5,
    "France": 4, "Netherlands": 3, "Spain": 3, "Japan": 3, "Sweden": 2, "Poland": 2, "Nigeria": 2, "Ireland": 1,
    "New Zealand": 1,
}  # fmt: skip
