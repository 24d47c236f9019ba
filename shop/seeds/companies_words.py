"""What companies do, as it stands in their names, and who of them talks to a vendor of software."""

BUSINESS: dict[str, tuple[str, ...]] = {
    "Technology": ("Software", "Systems", "Analytics", "Networks", "Digital", "Robotics", "Cloud Services", "Technologies"),
    "Healthcare": ("Health", "Clinics", "Medical", "Care", "Diagnostics", "Pharmacies", "Therapeutics", "Dental"),
    "Finance": ("Capital", "Financial", "Insurance", "Leasing", "Wealth Management", "Credit", "Payments", "Asset Management"),
    "Education": ("Learning", "Academy", "College", "Education", "Language Schools", "Publishing", "Training Institute"),
    "Manufacturing": ("Engineering", "Packaging", "Tools", "Plastics", "Metalworks", "Motors", "Instruments", "Textiles"),
    "Retail": ("Foods", "Outfitters", "Furniture", "Stores", "Markets", "Outdoor", "Home Goods", "Electronics"),
    "Consulting": ("Consulting", "Advisory", "Partners", "Strategy", "Associates", "Management Consulting"),
    "Real Estate": ("Realty", "Properties", "Estates", "Housing", "Property Management", "Developments"),
}  # fmt: skip
"""By industry."""

JAPANESE_BUSINESS: dict[str, dict[str, str]] = {
    "Technology": {"システム": "system", "ソフト": "soft", "電子": "denshi", "情報": "joho"},
    "Healthcare": {"薬局": "yakkyoku", "医療": "iryo", "製薬": "seiyaku", "介護": "kaigo"},
    "Finance": {"証券": "shoken", "保険": "hoken", "リース": "lease", "信用": "shinyo"},
    "Education": {"学院": "gakuin", "出版": "shuppan", "教育": "kyoiku", "学習社": "gakushusha"},
    "Manufacturing": {"製作所": "seisakusho", "工業": "kogyo", "精機": "seiki", "化学": "kagaku"},
    "Retail": {"商店": "shoten", "食品": "shokuhin", "百貨店": "hyakkaten", "家具": "kagu"},
    "Consulting": {"総研": "soken", "経営": "keiei", "企画": "kikaku", "コンサルティング": "consulting"},
    "Real Estate": {"不動産": "fudosan", "住宅": "jutaku", "地所": "jisho", "建物": "tatemono"},
}
"""By industry, with how the words are read."""

JOB_TITLES: dict[str, tuple[str, ...]] = {
    "startup": (
        "Founder", "Co-Founder", "Chief Executive Officer", "Chief Technology Officer", "Head of Product", "Head of Growth",
        "Product Manager", "Software Engineer", "Operations Lead", "Office Manager", "Marketing Lead",
    ),
    "small": (
        "Owner", "Managing Director", "Office Manager", "Operations Manager", "IT Manager", "Sales Manager", "Accountant",
        "Marketing Manager", "Project Manager", "Systems Administrator", "Purchasing Manager", "Customer Service Manager",
    ),
    "medium": (
        "Head of IT", "Head of Operations", "Head of Finance", "Head of Marketing", "Human Resources Manager", "IT Manager",
        "Quality Manager", "Sales Director", "Finance Manager", "Project Manager", "Business Analyst", "Systems Administrator",
        "Data Protection Officer", "Purchasing Manager", "Chief Operating Officer",
    ),
    "large": (
        "Director of IT", "Director of Operations", "Director of Finance", "IT Project Manager", "Solutions Architect",
        "Business Analyst", "Senior Buyer", "Process Owner", "Team Lead Data Analytics", "Compliance Manager",
        "Head of Information Security", "Head of Customer Service", "Marketing Operations Manager", "Data Engineer",
    ),
    "enterprise": (
        "Vice President of IT", "Vice President of Operations", "Enterprise Architect", "Program Manager", "Category Manager IT",
        "Chief Information Security Officer", "Director of Digital Transformation", "Director of Procurement",
        "Global Process Owner", "Senior Data Analyst", "Regional IT Manager", "Head of Platform Engineering",
        "Senior Compliance Manager", "Product Owner",
    ),
}  # fmt: skip
"""By the size of the company."""
