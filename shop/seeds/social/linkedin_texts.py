"""Careers by industry: ladders of titles, names of companies, skills, and what people say about their work."""

INDUSTRIES = (
    "Technology", "Healthcare", "Finance", "Education", "Manufacturing", "Retail", "Consulting", "Real Estate",
)  # fmt: skip
WEIGHTS = (26.0, 12.0, 14.0, 10.0, 12.0, 11.0, 10.0, 5.0)

LADDERS = (
    (
        "Junior Developer, Software Engineer, Senior Software Engineer, Engineering Manager, Director of Engineering",
        "Data Analyst, Data Scientist, Senior Data Scientist, Head of Data Science, Chief Data Officer",
        "Support Engineer, Systems Administrator, DevOps Engineer, Lead DevOps Engineer, Head of Infrastructure",
        "Associate Product Manager, Product Manager, Senior Product Manager, Head of Product, Chief Product Officer",
        "Junior Designer, Product Designer, Senior Product Designer, Design Lead, Head of Design",
    ),
    (
        "Nursing Assistant, Registered Nurse, Charge Nurse, Nurse Manager, Director of Nursing",
        "Laboratory Assistant, Laboratory Technician, Senior Technician, Laboratory Manager, Head of Diagnostics",
        "Medical Receptionist, Practice Coordinator, Practice Manager, Operations Manager, Hospital Director",
        "Physiotherapy Assistant, Physiotherapist, Senior Physiotherapist, Clinic Lead, Head of Therapy",
    ),
    (
        "Junior Accountant, Accountant, Senior Accountant, Finance Manager, Chief Financial Officer",
        "Credit Assistant, Credit Analyst, Senior Credit Analyst, Risk Manager, Head of Risk",
        "Investment Assistant, Investment Analyst, Portfolio Manager, Senior Portfolio Manager, Head of Investments",
        "Claims Assistant, Claims Adjuster, Senior Claims Adjuster, Claims Manager, Head of Claims",
    ),
    (
        "Teaching Assistant, Teacher, Senior Teacher, Deputy Head, Head of School",
        "Research Assistant, Lecturer, Senior Lecturer, Associate Professor, Professor",
        "Learning Assistant, Instructional Designer, Senior Instructional Designer, Learning Manager, Head of Learning",
        "Admissions Assistant, Admissions Officer, Senior Admissions Officer, Admissions Manager, Registrar",
    ),
    (
        "Machine Operator, Shift Lead, Production Supervisor, Production Manager, Plant Director",
        "Quality Inspector, Quality Engineer, Senior Quality Engineer, Quality Manager, Head of Quality",
        "Purchasing Assistant, Buyer, Senior Buyer, Purchasing Manager, Head of Supply Chain",
        "Graduate Engineer, Mechanical Engineer, Senior Mechanical Engineer, Engineering Lead, Technical Director",
    ),
    (
        "Sales Associate, Shift Supervisor, Assistant Store Manager, Store Manager, Regional Manager",
        "Merchandising Assistant, Merchandiser, Senior Merchandiser, Category Manager, Head of Buying",
        "E-commerce Assistant, E-commerce Specialist, Online Shop Manager, E-commerce Manager, Head of E-commerce",
    ),
    (
        "Analyst, Consultant, Senior Consultant, Principal Consultant, Partner",
        "Recruiting Assistant, HR Consultant, Senior HR Consultant, HR Practice Lead, Managing Director",
        "Marketing Assistant, Marketing Consultant, Senior Marketing Consultant, Account Director, Managing Partner",
    ),
    (
        "Leasing Assistant, Leasing Agent, Property Manager, Senior Property Manager, Head of Property Management",
        "Sales Assistant, Real Estate Agent, Senior Real Estate Agent, Branch Manager, Regional Director",
        "Valuation Assistant, Valuer, Senior Valuer, Valuation Manager, Head of Valuation",
    ),
)
"""Of each industry: careers, each a list of five titles from the first job to the last."""
LEVELS = 5

BUSINESSES = (
    ("Software", "Systems", "Labs", "Analytics", "Digital"),
    ("Health", "Medical", "Clinics", "Care", "Diagnostics"),
    ("Capital", "Finance", "Insurance", "Bank", "Investments"),
    ("Academy", "College", "Learning", "School", "University"),
    ("Manufacturing", "Engineering", "Industries", "Motors", "Packaging"),
    ("Stores", "Foods", "Outfitters", "Market", "Home & Garden"),
    ("Consulting", "Partners", "Advisory", "Associates", "Strategy"),
    ("Properties", "Estates", "Realty", "Living", "Homes"),
)
PLACES = (
    "Northgate", "Westbrook", "Oakmont", "Riverside", "Stonebridge", "Lakeview", "Redwood", "Silverline", "Eastwick",
    "Highfield", "Clearwater", "Brookside", "Evergreen", "Harborview", "Ironwood", "Kingsbridge", "Fairhaven",
    "Pinecrest", "Meridian", "Keystone", "Whitlock", "Pembroke", "Calloway", "Merrick", "Hathaway", "Lockhart",
)  # fmt: skip

SKILLS = (
    ("cloud platforms", "distributed systems", "product strategy", "data-driven decisions", "team leadership"),
    ("patient safety", "care quality", "team leadership", "evidence-based practice", "digital health"),
    ("financial reporting", "risk models", "compliance", "forecasting", "client relations"),
    ("curriculum design", "online learning", "mentoring", "assessment", "inclusive classrooms"),
    ("lean manufacturing", "process safety", "supply chains", "automation", "continuous improvement"),
    ("customer experience", "visual merchandising", "inventory planning", "online sales", "team leadership"),
    ("change management", "strategy", "stakeholder management", "workshops", "digital transformation"),
    ("negotiation", "property law", "market analysis", "client relations", "sustainable housing"),
)

ABOUTS = (
    "I have spent most of my career in {industry}, with a focus on {skill}.",
    "What drives me is {skill}, and working with people who care.",
    "Known for calm under pressure, clear writing and {skill}.",
    "From my first job on I have been interested in {skill}. Today I help others get better at it.",
    "I believe that good work in {industry} begins with listening. Ask me about {skill}.",
    "Always happy to talk about {skill}, mentoring, or a good book.",
)
