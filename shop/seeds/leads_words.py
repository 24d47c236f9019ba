"""What a vendor of business software writes, offers and hears: topics, titles, messages, notes of its sales team."""

SITE = "https://www.northlight.example"
"""The vendor's website."""

TOPICS = (
    "Data Governance", "Cloud Migration", "Customer Onboarding", "Workflow Automation", "Zero-Trust Security",
    "Supply Chain Visibility", "Predictive Maintenance", "Financial Planning", "Remote Collaboration", "API Integration",
    "Inventory Forecasting", "Compliance Reporting", "Master Data Management", "Sales Forecasting", "Employee Training",
    "Identity Management", "Document Management", "Subscription Billing", "Process Mining", "Energy Management",
    "Field Service", "Quality Management", "Business Intelligence", "Customer Support", "Disaster Recovery",
    "Test Automation", "Procurement", "Project Planning", "Data Privacy", "Legacy Modernization",
)  # fmt: skip
"""What the vendor's products are about, as it stands in titles."""

PLACES = (
    "Redwood", "Kestrel", "Harborview", "Ironwood", "Cobalt", "Stonebridge", "Juniper", "Meridian", "Lakeview", "Bluestone",
)  # fmt: skip
TRADES = (
    "Foods",
    "Logistics",
    "Clinics",
    "Insurance",
    "Engineering",
    "Packaging",
    "Retail Group",
    "Energy",
    "College",
    "Estates",
)
"""With `PLACES`, the companies of case studies."""

TITLES: dict[str, tuple[str, ...]] = {
    "whitepaper": (
        "A Framework for {t} in Growing Companies",
        "Measuring the Return on {t}",
        "Five Risks of {t} and How to Avoid Them",
        "What {t} Really Costs",
        "{t} in Regulated Industries",
        "From Pilot to Practice: {t}",
        "{t}: Results from a Survey of 400 Companies",
        "Build or Buy? A Decision Model for {t}",
        "The Business Case for {t}",
        "{t} Without the Buzzwords",
    ),
    "ebook": (
        "The Complete Guide to {t}",
        "The {t} Playbook",
        "Getting Started with {t}",
        "Ten Steps to Better {t}",
        "{t}: A Handbook for Managers",
        "{t} in 30 Days",
        "The {t} Checklist",
        "{t} for Small Teams",
    ),
    "case_study": (
        "How {c} Halved the Cost of {t}",
        "{c}: {t} in Under Six Months",
        "How {c} Made {t} Work at Three Sites",
        "{c}: Two Years of {t}",
        "Why {c} Rethought {t}",
    ),
    "webinar": (
        "On Demand: {t} Explained",
        "On Demand: Questions and Answers on {t}",
        "On Demand: {t}, Step by Step",
        "On Demand: A Panel on {t}",
    ),
    "demo": ("Guided Demo: {t}", "Product Tour: {t}", "Live Demo: {t} with Your Own Data"),
    "trial": ("30-Day Trial: {t}", "14-Day Trial: {t} for Teams", "Free Sandbox: {t}"),
    "consultation": ("Free Consultation: {t}", "30-Minute Assessment: {t}", "Strategy Call: {t}"),
    "newsletter": ("The {t} Briefing", "{t} Monthly", "News on {t}", "{t}: Notes from the Field"),
}  # fmt: skip
"""By type of content: `{t}` is a topic, `{c}` a company."""

WEBINARS = (
    "{t}: What Works and What Does Not",
    "Getting {t} Right the First Time",
    "{t} in Practice: A Customer's Story",
    "An Introduction to {t}",
    "{t} on a Small Budget",
    "Ask the Experts: {t}",
    "The Next Two Years of {t}",
    "Hands-On: {t} from Scratch",
    "Seven Mistakes in {t}",
    "{t} for Decision Makers",
)

NOTES: dict[str, tuple[str, ...]] = {
    "new": (
        "Just [came in|assigned], no [call|contact] yet.",
        "Assigned to the [northern|southern|western|inside sales] team.",
        "Opened the [welcome mail|first mail] [twice|the same day].",
        "[Looks like|Could be] a good fit, [check the size of the company first|read up on the company before calling].",
        "Colleague of an existing contact, [ask before calling|mention that in the first mail].",
        "Looked at [the price list|the product pages|the references] [twice|three times], [call this week|call soon].",
        "[Same company|Same building] as a customer of ours, ask [the account team|customer success] first.",
        "Wrote from a private address, [find out the company|ask for the company].",
        "Wants to be contacted by e-mail [only|first].",
    ),
    "contacted": (
        "Left a voicemail, will try again on [Monday|Tuesday|Thursday|Friday].",
        "[Answered|Replied] briefly, asked for [prices|references|a data sheet|more detail on the interfaces].",
        "Sent the [brochure|price list|comparison sheet], follow up in [a week|two weeks|ten days].",
        "Spoke to the assistant, [call back after the holidays|the decision is made elsewhere|the best time is before ten].",
        "Interested, but [busy until the end of the quarter|in the middle of an audit|on leave until next week].",
        "No answer to the [first|second] mail.",
    ),
    "qualified": (
        "Budget confirmed for [this quarter|next quarter|the second half of the year].",
        "Decides together with [the head of IT|finance|the managing director]; [demo|workshop] to be arranged.",
        "Compares us with [two|three] other vendors, [price|support|the time to go live] matters most.",
        "Replaces a [spreadsheet|home-grown tool|system that runs out of support], wants to be live within [three|four|six] months.",
        "About [15|25|40|60|120] users, needs [single sign-on|an interface to the ERP system|data in the own region].",
        "Asked for an offer with [annual|monthly] billing.",
    ),
    "unqualified": (
        "Has [no budget|no project] this year.",
        "[A student|A competitor|A consultant] who wanted information only.",
        "Too small a [team|project] for our smallest package [at the moment|this year].",
        "Bought [another product|elsewhere] last month, ask again in [a year|two years].",
        "Phone number is wrong, mails are not read.",
        "[Looks for|Needs] [a free tool|an open-source product], [no interest in an offer|will not pay for one].",
        "Asks for [hardware|a feature|an industry] that we do not cover.",
        "[No answer|Silence] after [four|five|six] attempts.",
        "Left the company; [no successor known|try the switchboard for a successor].",
    ),
    "converted": (
        "Signed the [annual|two-year] agreement after the [second demo|pilot|workshop].",
        "Starts with [one department|a single site|ten users], [wants to extend later|more to follow next year].",
        "Handed over to customer success, kick-off on [Monday|Wednesday|the first of the month].",
        "Won against [two|three] other offers, [support|price|the references] decided.",
        "Asked for training [on site|online] for [five|eight|twelve] people.",
    ),
}  # fmt: skip
"""By the status of the lead; `[a|b]` is one of several words."""

MORE_NOTES = (
    "Prefers [mornings|afternoons].",
    "Met at [a trade show|a partner's event|a user group].",
    "Speaks for [two|several] departments.",
    "Keep [the partner|marketing|the account team] informed.",
    "[Very|Rather] technical, bring an engineer.",
    "Send the [case study|short version] as well.",
)

MESSAGES = (
    "We are looking for a [tool|solution] for [our department|our sales team|two of our offices|a new team]. [What would that cost?|Can you call me?]",
    "Does your software work with [our ERP system|spreadsheets|the tools that we have]?",
    "Please send me [an offer|your price list|references from our industry].",
    "We have to decide by the end of the [month|quarter]. [Is a test possible before?|Could we see it next week?]",
    "Who is the right person to talk to about [a partnership|integration|support]?",
    "I read your [article|guide] and have [a few questions|some questions about security].",
    "Can we [host it ourselves|keep our data in the country]?",
    "How long does it take to go live with [one site|three sites]?",
)
"""What people write into forms."""
