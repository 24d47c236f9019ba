"""Fragments that texts are put together from. `[a|b]` is one of several words; {t} a topic, {T} one that begins a sentence.

Topics are mass nouns in the singular, and every sentence stands on its own: any of them may follow any other.
"""

TOPICS = (
    "customer onboarding", "invoice processing", "warehouse planning", "code review", "order fulfillment",
    "supplier selection", "remote work", "data quality", "user research", "release planning", "budget planning",
    "stock control", "password security", "email marketing", "customer support", "time tracking", "staff training",
    "quality assurance", "price monitoring", "returns handling", "project handover", "knowledge sharing",
    "incident response", "capacity planning", "content planning", "lead qualification", "contract management",
    "meeting culture", "goal setting", "shift planning", "expense reporting", "customer feedback", "mobile checkout",
    "product search", "accessibility testing", "backup planning", "fleet maintenance", "energy reporting", "travel booking",
    "document storage", "access control", "demand forecasting", "delivery tracking", "account security",
    "vendor management", "packaging design", "workspace planning", "recruiting", "employee retention", "event planning",
    "payment processing", "fraud prevention", "risk assessment", "service design", "team communication",
    "test automation", "data migration", "internal documentation", "product photography", "workplace safety",
    "subscription billing", "contract renewal", "sales reporting", "cash flow planning",
)  # fmt: skip

TITLES = (
    "How we [improved|changed|simplified] {t}",
    "How to [get started with|get more out of|plan for] {t}",
    "A [practical|short|friendly] guide to {t}",
    "{T}: [lessons from the first year|what we learned|lessons learned]",
    "{T} without the [headaches|paperwork|guesswork]",
    "[Five|Three|Seven] common mistakes in {t}",
    "What good {t} looks like",
    "Why {t} matters [more than you think|for everyone|now]",
    "Rethinking {t}",
    "[A short|A gentle] introduction to {t}",
    "{T} for [small teams|growing companies|beginners|busy people]",
    "{T} on a [small budget|tight schedule]",
    "The [hidden|real] cost of poor {t}",
    "Getting {t} right",
    "A checklist for {t}",
    "What changes in {t} [this year|next quarter]",
    "{T}: [questions and answers|a beginner's guide|where to begin]",
    "[Notes|Some thoughts|A second look] on {t}",
    "{T} in [practice|numbers|ten minutes]",
    "New [tools|rules|ideas] for {t}",
    "Our [approach|road] to {t}",
    "Making {t} [easier|faster|more reliable]",
    "When {t} goes wrong",
    "What nobody tells you about {t}",
    "{T} made simple",
    "[Three|Four|Five|Six] ideas for better {t}",
    "[Five|Seven|Ten] questions about {t}",
    "How we measure {t}",
    "Who is responsible for {t}?",
    "{T} basics",
    "Small steps to better {t}",
    "How much {t} is enough?",
    "{T} from the ground up",
    "Behind the scenes: {t}",
    "The case for better {t}",
    "{T}: [status and next steps|results of the survey|what happens next]",
    "[Proposal|Draft]: a new process for {t}",
    "[Update|Workshop|Webinar]: {t}",
    "[Feedback|Progress] on {t}",
    "[Next steps|Guidelines|A plan] for {t}",
)

SHORT_TITLES = (
    "News", "FAQ", "Update", "Roadmap", "Team news", "Welcome", "Q1 review", "Q2 review", "Q3 review", "Q4 review", "Our plan",
    "Weekly note", "Agenda", "Survey", "Kickoff", "Office news", "Handover", "Checklist", "Team day", "Next steps",
    "Open day", "New prices", "Job opening", "Guidelines", "Summer plans", "Site update", "Team update", "Price list",
)  # fmt: skip

OPENINGS = (
    "We have spent the past [few weeks|two months|half year] working on {t}.",
    "{T} has been on our list for [a while|a long time|more than a year].",
    "Last [month|quarter|spring] we took a closer look at {t}.",
    "This page explains how we handle {t} [today|in our team|from now on].",
    "Many teams ask us how we [organize|approach|deal with] {t}.",
    "{T} sounds simple until you have to do it every day.",
    "[When we started|At the beginning], nobody was really responsible for {t}.",
    "Good {t} saves everyone [time|money and time|a lot of work].",
    "There is no single right way to do {t}, but some habits help.",
    "In the last survey, {t} was [the most common request|among the top three concerns|a frequent complaint].",
    "Over the summer we moved {t} to a [new system|new team|simpler process].",
    "{T} is one of those things you only notice when it does not work.",
    "Here is a short summary of what we know about {t} so far.",
    "The way we handle {t} has changed [a lot|quite a bit|for the better] since last year.",
    "A growing part of our work has to do with {t}.",
    "We get more questions about {t} than about anything else.",
    "Everyone agrees that {t} is important, yet few people have time for it.",
    "For us, {t} begins with [listening|a clear plan|good data].",
    "Our first attempt at {t} was, frankly, [a mess|too complicated|not good enough].",
    "We reviewed {t} together with [the sales team|two customers|our partners] and took notes.",
)

BACKGROUNDS = (
    "Until then, most of it lived in [spreadsheets and emails|a shared folder|people's heads].",
    "The old process had grown over [several years|a long time] and nobody wanted to touch it.",
    "We [talked to|interviewed|sat down with] [a dozen|eight|fifteen] colleagues to find out what they need.",
    "Each office did it in its own way, and the results were hard to compare.",
    "Part of the reason is that we have grown from [twelve to forty|twenty to ninety|five to thirty] people.",
    "Most of the information was already there, just not in one place.",
    "Before we changed anything, we wrote down how things worked.",
    "The first version was built in [a week|two weeks|a month] and was never meant to last.",
    "New colleagues often needed [days|weeks|a long time] to find their way around.",
    "It helps to look at a few real cases first.",
    "We compared [three|four|five] different approaches and tried two of them.",
    "A small group from [finance|operations|support] and [sales|engineering|marketing] took the lead.",
    "Some steps were done twice, others not at all.",
    "Our partners had been asking for this since [spring|last autumn|the beginning of the year].",
    "Much of what follows comes from [our own experience|daily work|long discussions].",
    "The basics are quickly explained.",
)

FINDINGS = (
    "The time per case went down from [four hours to one|two days to one|forty minutes to fifteen].",
    "About [a third|half|a quarter|two thirds] of all requests are now answered on the same day.",
    "Errors dropped by [ten|fifteen|twenty|thirty] percent within [two|three|six] months.",
    "It turned out that [two|three] steps caused almost all of the delay.",
    "What surprised us most was how much people [rely on templates|use their phones|prefer a short call].",
    "Roughly [one in five|one in ten|one in four] cases still needs a manual check.",
    "The numbers look better than expected, although it is early days.",
    "In [most|nearly all] cases a simple checklist was enough.",
    "Customers noticed the difference within [days|weeks|a month].",
    "The costs stayed [within budget|slightly below the estimate|about the same].",
    "We now see problems [a week|several days|much] earlier than before.",
    "Not everything got better: the weekly report takes longer than it used to.",
    "[Small|Simple] changes had the biggest effect.",
    "Since then we have handled more than [four hundred|six hundred|a thousand|two thousand] cases this way.",
)

DIFFICULTIES = (
    "The hardest part was [agreeing on names|letting go of old habits|cleaning up the old records].",
    "There are still a few open points, mostly around [permissions|reporting|exceptions].",
    "Not everyone was convinced [at first|from the start], and that was a good thing.",
    "We underestimated how long the [training|testing|move] would take.",
    "Some exceptions will always need a human decision.",
    "One thing we would do differently is to [start smaller|involve support earlier|test with real data].",
    "During the [busy season|holidays|year-end rush] things can still take longer.",
    "The old tools stay available until [the end of the month|the end of the quarter|everyone has moved].",
    "If something looks wrong, it is usually [a missing date|an outdated address|a duplicate entry].",
    "We had to postpone two ideas because of [time|cost|other priorities].",
)

ACTIONS = (
    "From [next week|next month|Monday] on, every team has one contact person for this.",
    "We decided to keep the process as [short|simple|open] as possible.",
    "Next, we will [add a short training|connect the two systems|publish the numbers every month].",
    "Please check your own entries [before Friday|this week|by the end of the month].",
    "A [short video|one-page guide|list of examples] shows the most important steps.",
    "The plan is to review the results [in three months|after the summer|at the end of the quarter].",
    "We start with [one region|two teams|a small group] and add the others step by step.",
    "Every request gets [a number|an owner|a due date], and nothing is closed without an answer.",
    "All documents are now in one place and have an owner.",
    "Anyone can suggest a change, and we look at all suggestions [every two weeks|once a month].",
    "We wrote the rules down on a single page.",
    "From now on we meet [every other Tuesday|once a month|on Thursdays] for half an hour.",
)

CLOSINGS = (
    "Questions and suggestions are [always|very] welcome.",
    "If you have worked on something similar, let us know.",
    "We will share [more details|an update|the results] in the next newsletter.",
    "Thanks to everyone who [helped|took part|tested it early].",
    "More on this [soon|next month|in a later post].",
    "It is not perfect, but it is a good start.",
    "In the end, it comes down to [clear agreements|good habits|trust].",
    "Feel free to reuse whatever helps you.",
    "We think it was worth the effort.",
    "Have a look and tell us what is missing.",
    "You can find the details in the [handbook|appendix|shared folder].",
    "For urgent cases, please call the [front desk|service desk|office] directly.",
)

SUMMARIES = (
    "What we learned about {t} in [six months|one year|three projects].",
    "A short look at {t} and the people behind it.",
    "How a small team made {t} [faster|simpler|more reliable].",
    "The most important facts about {t} on one page.",
    "An overview of {t}: goals, current state and next steps.",
    "Practical advice on {t}, with [examples|checklists|numbers].",
    "Everything you need to know before you start with {t}.",
    "Why we changed {t}, and what it [cost|brought] us.",
    "A few simple rules that make {t} easier for everyone.",
    "The results of our survey on {t}, with comments from [three teams|our readers|the support team].",
    "Tips for {t} that [work in any team|need no extra budget|you can try today].",
    "Where {t} stands today and what comes next.",
    "{T} explained in plain words.",
    "Better {t} with less effort.",
    "Clear steps, fewer errors: our new process for {t}.",
)

SHORT_SENTENCES = (
    "Done.", "In progress.", "More soon.", "As agreed.", "Work on it.", "To follow.", "Just started.", "See attached.",
    "Still open.", "All set.", "New this week.", "A short overview.", "Read this first.", "Details to follow.",
    "Replaces the old version.", "See the handbook for details.", "Valid until further notice.", "For internal use only.",
    "Updated last week.", "Approved by the team.", "The short version.", "Ready for review.", "Please read carefully.",
)  # fmt: skip

DESCRIPTIONS = (
    "Covers everything related to {t}, from the first request to the final check.",
    "Used by [the operations team|several departments|all offices] for {t}.",
    "Collects what we know about {t} in one place.",
    "Set up to make {t} [easier|faster|more transparent].",
    "The main point of contact for {t}.",
    "Part of our work on {t}.",
    "Replaces the old process for {t}.",
    "A [simple|reliable|proven] way to deal with {t}.",
    "Started as an experiment in {t} and has grown since.",
    "Brings together the people who care about {t}.",
    "Focused on {t} for [small|medium-sized|growing] customers.",
    "Everything that has to do with {t}, sorted by priority.",
    "Supports {t} across [three sites|all regions|both offices].",
    "Helps new colleagues get up to speed with {t}.",
)

DESCRIPTION_DETAILS = (
    "Reviewed [once a year|every quarter|twice a year].",
    "Open to all [members|employees|customers].",
    "Please keep the information up to date.",
    "Changes need the approval of [the owner|the team lead|two people].",
    "Available on [weekdays from nine to five|request|all devices].",
    "Includes [templates|examples|a short checklist] and a list of contacts.",
    "The current version has been in use since [January|March|last summer|the move].",
    "Suggestions go to the [team channel|service desk|project board].",
    "Not meant for [confidential data|external use|urgent requests].",
    "Older entries are kept for [two|five|ten] years.",
    "Works well together with [the existing tools|the monthly report|our calendar].",
    "Costs are shared between [both departments|all sites|the teams involved].",
)

COMMENTS = (
    "Called the customer, [nobody answered|left a message|will call back tomorrow].",
    "[Spoke to|Talked to|Met with] [Anna|Tom|Maria|the supplier|the team], everything is fine now.",
    "Please check the [address|invoice|amount|attachment] before this goes out.",
    "Waiting for [approval|a reply|the signed contract|the missing documents].",
    "Sent the [corrected invoice|new offer|updated list|tracking link] by email.",
    "Customer asked to [move the appointment|change the delivery date|split the order].",
    "This is [urgent|a duplicate|not urgent|on hold] – see the earlier [ticket|email|entry].",
    "Fixed. It was a [typo|wrong setting|missing permission|rounding error].",
    "Looks good to me.",
    "I could not reproduce this on my machine.",
    "Same problem as [last week|in March|with the other order].",
    "Delivered to the [neighbor|front desk|back entrance], as agreed.",
    "Price agreed [by phone|in the meeting|last year], do not change.",
    "Prefers to be contacted [by email|in the afternoon|by phone|before noon].",
    "The [second|first|last] page of the document is missing.",
    "Refund is on its way, customer has been informed.",
    "Works on my side now, can you try again?",
    "Paid [twice|late|in cash|by bank transfer], accounting knows about it.",
    "Moved to [next week|Friday|next month|the new location].",
    "Checked [twice|with accounting|against the list], the numbers are right.",
    "Asked for a discount, offered [5%|10%|free shipping] instead.",
    "Box was damaged, [replacement sent|photos attached|customer keeps it].",
    "Very friendly, always [on time|easy to reach|well prepared].",
    "Not happy with the [delay|answer|quality], needs a call from [a manager|sales|support].",
    "Took over from [Jonas|Sarah|Priya|the night shift].",
    "Please do not [close|delete|merge] this yet.",
    "Updated the [phone number|address|status|due date].",
    "New contact person since [May|last week|the merger].",
    "Back in stock [on Monday|next week|soon].",
    "Thanks for the quick [help|reply|fix]!",
)

FOLLOW_UPS = (
    "Will follow up on [Monday|Thursday|Friday].",
    "No further action needed.",
    "[Anna|Tom|Lena|Ravi] has the details.",
    "Let me know if I missed something.",
    "Can we close this?",
    "Please keep me posted.",
    "Reminder set for [next week|the 15th|the end of the month].",
    "See the attached [file|photo|email].",
    "I will check again [tomorrow|after lunch|next week].",
    "Not sure if this affects the other orders, too.",
    "Should be done by [Wednesday|tonight|next week].",
    "Someone from [sales|support|accounting] should have a look.",
    "Copied [the team lead|sales|the customer] on the email.",
    "That was the [second|third] time this month.",
    "All good otherwise.",
)

SHORT_COMMENTS = (
    "OK", "Done", "Paid", "Fixed", "Called", "Sent", "Approved", "On hold", "Duplicate", "Will call", "No answer", "See email",
    "Please check", "Thank you!", "Looks good", "Not urgent", "Back on Monday", "Left a message", "Waiting for reply",
    "Agreed by phone", "Checked twice", "Ask accounting", "Needs approval", "Ring the bell twice",
)  # fmt: skip

REMARKS = (
    "No [change|changes] since [last time|the last check|last month|January|spring].",
    "Nothing [unusual|special|out of the ordinary] [so far|to report].",
    "[As agreed|As discussed] [by phone|last week|in the meeting|on Monday|on Tuesday|on Thursday|on Friday].",
    "Everything is [in order|as expected|complete].",
    "Same as [before|last time|last year].",
    "[Checked|Reviewed|Looked through] [twice|again|in detail], all [fine|in order].",
    "[Partly|Mostly] done, the rest follows [next week|later|in spring|in May|in October].",
    "Still [open|to be confirmed|being looked into].",
    "[Updated|Corrected|Completed] after a call.",
    "To be [reviewed|checked|looked at] again [in spring|next month|in the autumn|after the holidays].",
    "First [version|entry], more to follow.",
    "Applies [from now on|until further notice|to all].",
    "Only [in part|for the time being|on request].",
    "Better than [expected|last time|before].",
    "A little [more|less|later] than planned.",
    "There [were|are] no [questions|objections|problems].",
    "Needs [some more time|another look|a second opinion].",
)
"""What fits whatever it is about."""

_COUNTED = "|".join(map(str, range(2, 90)))

REMARK_DETAILS = (
    f"See page [{_COUNTED}] of the [file|folder|report|handbook].", f"A copy is on file, as number [{_COUNTED}].",
    f"The [details|numbers|dates] are in attachment [{_COUNTED}].", f"Took about [{_COUNTED}] minutes in all.",
    f"Number [{_COUNTED}] on the list.", f"Room [{_COUNTED}] was told as well.",
    f"The next look is in [{_COUNTED}] days.", f"Will be confirmed within [{_COUNTED}] days.",
    f"[Ask|Check] again after [{_COUNTED}] days.", f"Please keep it for [{_COUNTED}] months.",
    f"No further steps are needed before week [{_COUNTED}].", f"Step [{_COUNTED}] can wait until then.",
)  # fmt: skip

SHORT_REMARKS = (
    "As before", "In order", "Checked", "Complete", "No change", "To be checked", "As agreed", "See file", "None", "On file",
    "Confirmed", "As usual", "Not yet", "In part",
)  # fmt: skip

KEYWORDS = (
    "news", "release", "guide", "tutorial", "billing", "security", "howto", "review", "travel", "design", "research",
    "mobile", "backend", "frontend", "testing", "urgent", "internal", "draft", "finance", "sales", "support", "legal",
    "shipping", "returns", "sustainability", "training", "events", "community", "performance", "analytics", "hiring",
    "marketing", "pricing", "roadmap", "bugfix", "feature", "planning", "feedback", "onboarding", "documentation",
    "migration", "archive", "outdoor", "kitchen", "garden", "books", "music", "fitness", "photography", "cycling",
    "recipes", "vegetarian", "winter", "summer", "sale", "bestseller", "vintage", "handmade", "organic", "wholesale",
    "logistics", "inventory", "partner", "newsletter", "interview", "video", "podcast", "survey", "compliance", "privacy",
    "audit", "remote", "office", "health", "education", "science", "local", "family", "premium", "limited", "new", "tools",
)  # fmt: skip

BEFORE_KEYWORDS = (
    "local", "daily", "modern", "classic", "basic", "advanced", "global", "regional", "annual", "digital", "practical",
    "new", "popular", "seasonal", "weekly", "smart",
)  # fmt: skip

NAMES = (
    "[Quarterly|Annual|Monthly|Weekly|Spring|Summer|Autumn|Year-End] "
    "[Budget|Report|Review|Forecast|Survey|Audit|Newsletter|Planning|Campaign|Inventory|Meeting|Summary]",
    "[North|South|East|West|Central|Harbor|Riverside|Old Town|Airport|Lakeside|Hillside|Station] "
    "[Warehouse|Office|Depot|Workshop|Branch|Terminal|Showroom|Garage|Store|Service Point|Entrance|Parking]",
    "[Customer|Product|Finance|Sales|Support|Design|Marketing|Partner|Logistics|Quality|Research|Security] "
    "[Team|Workspace|Roadmap|Guidelines|Board|Project|Dashboard|Archive|Handbook|Training|Workflow|Initiative]",
    "[Standard|Premium|Basic|Business|Starter|Family|Professional|Student|Enterprise|Flexible|Weekend|Seasonal] "
    "[Plan|Package|Subscription|Membership|License|Offer|Contract|Rate|Bundle|Option|Account|Service]",
    "[Website|App|Intranet|Catalog|Newsletter|Platform] [Relaunch|Redesign|Launch|Update|Pilot]",
    "[Office|Warehouse|Store|Showroom|Workshop|Reception] [Renovation|Move|Opening|Cleanup|Inspection]",
)

SHORT_NAMES = (
    "Atlas", "Beacon", "Cedar", "Delta", "Ember", "Falcon", "Harbor", "Iris", "Juniper", "Keystone", "Lotus", "Maple",
    "Nova", "Orbit", "Pioneer", "Quartz", "River", "Summit", "Tango", "Vista", "Willow", "Zenith", "Archive", "Main Hall",
    "Team A", "Team B", "Unit 1", "Unit 2", "Zone 3", "Room 12", "Lot 4", "Hub", "Lab", "Set A", "Kit 7", "Box 9",
)  # fmt: skip

HELP = (
    (
        "change my delivery address",
        "Open the order in your account and choose “Edit address” until the parcel has been packed.",
    ),
    ("cancel my order", "Orders can be canceled free of charge until they have left our warehouse."),
    ("return an item", "Print the return label from your account and drop the parcel off at any collection point."),
    ("reset my password", "Choose “Forgot password” on the login page and follow the link in the email."),
    ("get an invoice", "Every invoice is available as a PDF under “Orders” in your account."),
    ("invite a colleague", "Go to “Team”, enter the email address and pick a role."),
    ("export my data", "Under “Settings” you will find an export of all your data as a CSV file."),
    ("change my plan", "You can switch plans at any time; the difference is charged or refunded by the day."),
    ("track my parcel", "The tracking link is in the email that we send when the parcel leaves our warehouse."),
    ("pay by bank transfer", "Choose “Bank transfer” at checkout; we ship as soon as the money has arrived."),
    ("use a voucher", "Enter the code in the last step of the checkout, below the total."),
    ("delete my account", "Write to support from the address of your account, and we delete it within seven days."),
    ("book an appointment", "Pick a free slot in the calendar and confirm it with your email address."),
    ("report a problem", "Use the contact form and tell us the order number and what went wrong."),
    ("change the language", "The language can be changed at the bottom of every page."),
    ("connect my calendar", "Open “Integrations”, choose your calendar and allow read access."),
    ("upload more than one file", "Drag all files into the window at once, or select them with Ctrl or Cmd held down."),
    ("see who has access", "The list of people with access is under “Sharing”, with the date of their last visit."),
    ("pause my subscription", "You can pause for up to three months; billing starts again automatically."),
    ("add a second address", "Under “Addresses” you can save up to ten addresses and choose one at checkout."),
)
QUESTIONS = (
    "How do I {x}?",
    "How can I {x}?",
    "Can I {x}?",
    "Where can I {x}?",
    "Is it possible to {x}?",
    "What do I need to {x}?",
)
SHORT_QUESTIONS = (
    "Why?", "When?", "How?", "Any news?", "All done?", "Is it safe?", "What is new?", "Is it free?", "Who can help?", "Where to start?",
    "How long does it take?", "What does it cost?", "Do you ship abroad?", "Is there an app?", "Can I get a refund?",
)  # fmt: skip
HELP_CLOSINGS = (
    "It usually takes less than [five minutes|a day|two working days].",
    "If that does not work, please [contact support|write to us|give us a call].",
    "There is no extra charge for this.",
    "You need to be logged in.",
    "The same works in the app.",
    "You will get a confirmation by email.",
)

BIOS = (
    "[Started out|Began] in [retail|logistics|journalism|accounting|hospitality], now works in [software|consulting|education|healthcare|customer support].",
    "At home in the world of [finance|publishing|design|data|manufacturing|energy] for many years.",
    "[Studied|Trained in] [economics|design|physics|languages|engineering] and never stopped learning.",
    "Helps [small companies|teams|customers|non-profits] with [planning|reporting|software|logistics|hiring].",
    "Interested in [clear writing|good tools|public transport|fair pricing|open data] and everything around it.",
    "Writes about [work|travel|food|technology|sustainability] and [books|cities|sports|people].",
    "Runs [workshops|a small team|a newsletter|two projects] and enjoys [teaching|solving problems|talking to customers].",
)
BIO_DETAILS = (
    "Likes [long walks|strong coffee|old maps|trail running|board games|jazz] and [good bread|rainy days|early mornings|crime novels].",
    "Lives [near the coast|in a small town|in the city|close to the mountains] with [two cats|a dog|a large family|too many plants].",
    "Spends weekends [in the garden|on the bike|in the kitchen|at flea markets|by the lake].",
    "[Always|Usually] happy to [help|chat|share experiences|answer questions].",
    "Speaks [three|two|four] languages, one of them badly.",
    "Plays [the piano|football|chess|the guitar|in a band] after work.",
)
SHORT_BIOS = (
    "Team lead.", "Loves coffee.", "New here.", "Cat person.", "Data person.", "Happy to help.", "Avid reader.", "Runs and reads.",
    "Coffee first.", "Born optimist.", "Always curious.", "Part-time gardener.", "Likes simple solutions.",
)  # fmt: skip
