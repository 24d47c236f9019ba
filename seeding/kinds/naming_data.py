"""What things are called, by what they are: frames in which `[a|b]` is one of several words.

A thing has the words that its models and columns are called (a regular expression), a description, and its frames. No
text is another one followed by a number: that is how further ones of a unique column are told apart.
"""

_PLACES = "[North|South|East|West|Central|Harbor|Riverside|Lakeside|Hillside|Old Town|Station|Airport|University|Market Street]"
_TOWNS = "[Northfield|Riverside|Oakwood|Maplewood|Lakeshore|Fairview|Westbrook|Harborview|Ashford|Millbrook|Cedar Hill|Stonebridge]"
_NAMESAKES = (
    "[Lincoln|Washington|Jefferson|Franklin|Roosevelt|Madison|Oakwood|Riverside|Maplewood|Lakeview|Cedar Hill|Fairview]"
)
_SAINTS = "[St. Mary's|St. Luke's|St. John's|Holy Trinity|Sacred Heart|St. Anne's|All Saints|Good Shepherd]"
_WORKS = "[Billing|Content|Support|Sales|Security|Account|Project|Warehouse|Newsletter|Catalog|Report|Event]"
_SUBJECTS = (
    "[Statistics|Web Development|Project Management|Data Analysis|Accounting|Photography|Public Speaking|Graphic Design|"
    "Marketing|Machine Learning|Creative Writing|Economics|Psychology|Databases|Nutrition|Negotiation]"
)
_SEASONS = "[Spring|Summer|Autumn|Winter]"

THINGS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    # People together
    "team_name": (
        "team|squad|crew|taskforce",
        'teams, such as "Billing Support"',
        (
            "[Billing|Customer|Field|Partner|Technical|Weekend] Support",
            "[Platform|Mobile|Search|Payments|Checkout|Data|Infrastructure|Growth] Team",
            "[Content|Brand|Product|Community|Field] Marketing",
            "[Product|Service|Interior|Packaging] Design",
            "[Sales|Warehouse|Store|Network|Finance] Operations",
            "[North|South|East|West] Region Sales",
        ),
    ),
    "group_name": (
        "(user_?)?group",
        'groups of users, such as "Content Editors"',
        (
            f"{_WORKS} [Editors|Managers|Reviewers|Administrators|Viewers]",
            "[Volunteers|Moderators|Accountants|Translators|Auditors|Developers|Beta Testers|Guests]",
        ),
    ),
    "department_name": (
        "department|division|faculty|(entity|business|org(ani[sz]ation(al)?)?|administrative|support)_unit",
        'departments, such as "Human Resources"',
        (
            "[Human Resources|Finance|Marketing|Sales|Purchasing|Logistics|Legal|Accounting|Engineering|Research]",
            "[Customer|Patient|Member|Field] Services",
            "[Quality|Facility|Data|Product] Management",
        ),
    ),
    "specialty_name": (
        "special(i?t)y|speciali[sz]ation|medical_field",
        'specialties of medicine, such as "Cardiology"',
        (
            "[Cardiology|Dermatology|Neurology|Oncology|Pediatrics|Radiology|Urology|Psychiatry|Orthopedics|Gynecology|"
            "Ophthalmology|Gastroenterology|Rheumatology|Anesthesiology|General Practice|Sports Medicine]",
            "[Pediatric|Interventional|Geriatric] [Cardiology|Neurology|Radiology|Psychiatry]",
        ),
    ),
    "source_name": (
        "(lead|traffic|referral|acquisition|marketing|customer)_?source",
        'where customers come from, such as "Trade Fair"',
        (
            "[Trade Fair|Newsletter|Web Search|Referral|Cold Call|Online Ad|Webinar|Social Media|Walk-in|Open House]",
            "[Website|Landing Page|Partner] [Form|Chat|Inquiry]",
        ),
    ),
    "pipeline_name": (
        "pipeline|funnel",
        'pipelines of sales, such as "New Business"',
        (
            "[New Business|Renewals|Upselling|Partners|Enterprise|Self-Service|Public Sector|Retail|Events|Inbound]",
            "[North|South|East|West] Region Pipeline",
        ),
    ),
    "workflow_name": (
        "(.*_)?work_?flow(_?(template|definition|type|process))?|(business|approval)_?process",
        'workflows, such as "Invoice Approval"',
        (
            "[Invoice|Purchase|Leave|Expense|Contract|Document|Content|Budget|Access|Supplier] Approval",
            "[Employee|Customer|Supplier|Partner] [Onboarding|Offboarding]",
            "[Order|Return|Refund|Complaint|Incident|Claim|Change] Handling",
        ),
    ),
    "transition_name": (
        "(.*_)?transition",
        'steps from one state to the next, such as "Send for Review"',
        (
            "[Submit|Approve|Reject|Publish|Archive|Reopen|Cancel|Assign|Escalate|Close|Start|Finish|Send|Withdraw]",
            "[Send for Review|Return to Author|Request Changes|Mark as Done|Put on Hold|Take Over]",
        ),
    ),
    "role_name": (
        "role(_?choice)?",
        'roles, such as "Content Editor"',
        (
            f"{_WORKS} [Editor|Manager|Reviewer|Administrator|Viewer]",
            "[Administrator|Editor|Owner|Moderator|Auditor|Guest|Viewer|Developer]",
        ),
    ),
    "permission_name": (
        "permission|privilege",
        'permissions, such as "Can approve invoices"',
        ("Can [view|edit|delete|approve|export] [orders|invoices|users|reports|products|contracts|messages|payments]",),
    ),
    "committee_name": (
        "committee|commission",
        'committees, such as "Budget Committee"',
        ("[Budget|Audit|Safety|Ethics|Events|Planning|Education|Admissions|Culture|Sports] [Committee|Commission]",),
    ),
    "club_name": (
        "club|association",
        'clubs, such as "Riverside Rowing Club"',
        (f"{_TOWNS} [Rowing|Chess|Tennis|Football|Running|Cycling|Swimming|Photography|Sailing|Hiking] Club",),
    ),
    # Places
    "building_name": (
        "building|tower|house|estate|property",
        'buildings, such as "Lincoln Tower"',
        (f"{_NAMESAKES} [Tower|House|Building|Court]", "[Maple|Cedar|Garden|Market|Bridge|Mill] [House|Court|Place]"),
    ),
    "venue_name": (
        "venue|hall|theat(er|re)|auditorium|arena",
        'venues, such as "Grand Theater"',
        (
            "[Grand|Royal|City|Riverside|Old Mill|Park] [Theater|Hall|Arena|Pavilion|Stage]",
            f"{_NAMESAKES} [Hall|Center|Auditorium]",
        ),
    ),
    "warehouse_name": (
        "warehouse|depot|storehouse",
        'warehouses, such as "North Warehouse"',
        (f"{_PLACES} [Warehouse|Depot]", "[Returns|Spare Parts|Cold Storage|Overflow|Main|Regional] [Warehouse|Depot]"),
    ),
    "branch_name": (
        "branch|office|outlet|site|facility|campus|workplace",
        'branches and sites, such as "Harbor Office"',
        (f"{_PLACES} [Office|Branch|Campus]", "[Main|Regional|Training|Sales|Field] Office"),
    ),
    "room_name": (
        "room|meeting_?room|class_?room|ward|lab|laboratory|studio",
        'rooms, such as "Maple Room"',
        (
            "[Maple|Oak|Cedar|Birch|Willow|Garden|Corner|Harbor|Rose|Blue|Green|Amber] Room",
            "[Conference|Meeting|Training|Seminar] Room [A|B|C|D|E|F]",
            "[Chemistry|Computer|Language|Physics] Lab",
            "[Library|Lobby|Workshop|Studio|Boardroom|Auditorium]",
        ),
    ),
    "floor_name": (
        "floor|storey|level_of_building",
        'floors, such as "Ground Floor"',
        ("[Ground|First|Second|Third|Fourth|Fifth|Sixth|Top] Floor", "[Basement|Mezzanine|Roof Deck|Lower Level]"),
    ),
    "district_name": (
        "district|neighbou?rhood|quarter|zone|area|territory",
        'districts, such as "Harbor Quarter"',
        (
            "[Harbor|Old Town|University|Garden|Market|Mill|Station|Theater|Riverside|Hospital] [District|Quarter]",
            "[North|South|East|West] [End|Side|Hills|Park]",
        ),
    ),
    "place_name": (
        "location|place|spot|hub|landmark|point_?of_?interest|poi|meeting_?point|destination",
        'places in a town, such as "Riverside Market"',
        (
            "[Riverside|Harbor|Old Town|Lakeside|University|Northgate|Southgate|Eastside|Westside] [Hub|Market|Square|Center]",
            f"{_NAMESAKES} [Park|Square|Station]",
            f"{_TOWNS} [Shopping Center|Station|Business Park]",
        ),
    ),
    "society_name": (
        "society|collecting_?society",
        'societies, such as "Fairview Music Society"',
        (f"{_TOWNS} [Music|Authors|Historical|Film|Garden|Chess|Literary|Drama|Art|Heritage] Society",),
    ),
    "school_name": (
        "school|academy|kindergarten",
        'schools, such as "Lincoln High School"',
        (f"{_NAMESAKES} [High School|Elementary School|Middle School|Academy]", f"{_SAINTS} [School|Academy]"),
    ),
    "university_name": (
        "university|college|faculty|institute|institution",
        'universities, such as "Lakeshore State University"',
        (f"{_TOWNS} [State University|University|College|Institute of Technology]", f"University of {_TOWNS}"),
    ),
    "hospital_name": (
        "hospital|medical_?(center|centre)",
        'hospitals, such as "Mercy Hospital"',
        (
            f"{_SAINTS} [Hospital|Medical Center]",
            f"{_TOWNS} [General Hospital|Children's Hospital|University Hospital]",
            "[Mercy|Hope|Unity] Hospital",
        ),
    ),
    "clinic_name": (
        "clinic|practice|surgery_of_doctor",
        'clinics and practices, such as "Park Street Clinic"',
        (
            f"{_TOWNS} [Family Practice|Clinic|Health Center|Dental Care]",
            "[Park|Market|Mill|Bridge|Oak] Street [Clinic|Practice|Pediatrics|Eye Care]",
        ),
    ),
    "pharmacy_name": (
        "pharmacy|drug_?store",
        'pharmacies, such as "Corner Pharmacy"',
        ("[Corner|Central|Market|Station|Park|Lion|Eagle|Sun|Old Town|Garden] Pharmacy",),
    ),
    "restaurant_name": (
        "restaurant|cafe|bar|pub|bistro|bakery|eatery",
        'restaurants, such as "The Copper Kettle"',
        (
            "The [Copper|Golden|Blue|Silver|Hungry|Merry|Lucky] [Kettle|Fork|Lantern|Spoon|Olive|Fox|Anchor]",
            "[Corner|Harbor|Garden|Station|Olive|Market] [Bistro|Kitchen|Cafe|Grill|Bakery]",
        ),
    ),
    "hotel_name": (
        "hotel|hostel|inn|resort|accommodation|lodge|motel",
        'hotels, such as "Harbor View Hotel"',
        (
            "[Harbor View|Grand|Park|Lakeside|Royal|Garden|Mountain View|Old Mill|Station|Sunset] [Hotel|Inn|Lodge|Suites]",
        ),
    ),
    "museum_name": (
        "museum|gallery",
        'museums and galleries, such as "Maritime Museum"',
        (
            "[Maritime|Railway|Natural History|City|Textile|Science|Folk Art|Aviation] Museum",
            f"{_NAMESAKES} Gallery",
        ),
    ),
    "exhibition_name": (
        "exhibition|exhibit|collection_of_museum",
        'exhibitions, such as "Hidden Landscapes"',
        (
            "[Modern|Ancient|Hidden|Living|Imagined] [Landscapes|Portraits|Cities|Voices|Rivers]",
            "[Light|Glass|Paper|Silver|Stone] and [Shadow|Sound|Memory|Time]",
        ),
    ),
    "library_name": (
        "library|bookshop|bookstore",
        'libraries, such as "Fairview Public Library"',
        (f"{_TOWNS} [Public Library|Library|Reading Room]",),
    ),
    "bank_name": (
        "bank|credit_?union|savings_?bank",
        'banks, such as "Harbor Savings Bank"',
        ("[First|Northern|Harbor|Valley|Union|Pioneer|Midland|Coastal] [Savings|Community|Commercial|Trust] Bank",),
    ),
    "church_name": (
        "church|parish|congregation|temple",
        'churches, such as "Holy Trinity Church"',
        (f"{_SAINTS} [Church|Chapel|Parish]",),
    ),
    "park_name": (
        "park|garden|playground|forest|trail",
        'parks and trails, such as "Riverside Park"',
        (f"{_NAMESAKES} [Park|Gardens|Trail]", "[Lakeside|Botanical|Rose|Old Mill|Hilltop] [Park|Garden|Trail]"),
    ),
    "airport_name": (
        "airport|airfield|port|terminal",
        'airports, such as "Westbrook Regional Airport"',
        (f"{_TOWNS} [International Airport|Regional Airport|Airfield]",),
    ),
    "station_name": (
        "station|stop|bus_?stop|platform_of_station",
        'stations and stops, such as "Harbor Station"',
        (
            f"{_TOWNS} Station",
            "[Central|North|South|Harbor|Airport|University] Station",
            "[City Hall|Main Square|Town Bridge|Theater|Stadium|Hospital|Zoo|Museum]",
        ),
    ),
    "route_name": (
        "route|trip|tour|journey|itinerary|bus_line",
        'routes and trips, such as "Harbor to Old Town"',
        (
            "[Harbor|Airport|Station|University|North Gate] to [Old Town|Lakeside|City Hall|Market Square|the Stadium]",
            "[Coastal|Mountain|City|Night|Wine|Castle|Lake] [Tour|Loop|Express|Trail]",
        ),
    ),
    # Learning
    "course_name": (
        "course|class|module|curriculum|workshop|training|seminar|lecture|lesson|program(me)?",
        'courses, such as "Introduction to Statistics"',
        (
            f"Introduction to {_SUBJECTS}",
            f"[Advanced|Applied|Practical] {_SUBJECTS}",
            f"{_SUBJECTS} [Basics|in Practice]",
        ),
    ),
    "school_subject": (
        "subject|discipline|field_of_study|major",
        'subjects of a school, such as "Biology"',
        (
            "[Mathematics|Physics|Chemistry|Biology|History|Geography|Literature|English|French|Spanish|German|Latin]",
            "[Music|Art|Drama|Economics|Computer Science|Philosophy|Physical Education|Social Studies|Ethics]",
        ),
    ),
    "exam_name": (
        "exam|examination|quiz|test_?paper|assessment|assignment|homework",
        'exams, such as "Biology Midterm"',
        (
            "[Mathematics|Physics|Biology|History|Geography|English|French|Economics] [Midterm|Final|Quiz|Placement Test]",
        ),
    ),
    "certificate_name": (
        "certificate|certification|degree|qualification|diploma|licen[cs]e_type",
        'certificates, such as "First Aid Certificate"',
        (
            "[First Aid|Forklift|Food Safety|Fire Safety|Project Management|Welding|Teaching] Certificate",
            "[Bachelor|Master] of [Science|Arts|Engineering|Business|Education]",
        ),
    ),
    "skill_name": (
        "skill|competenc[ey]|ability|expertise",
        'skills, such as "Project Management"',
        (
            "[Project Management|Public Speaking|Negotiation|Data Analysis|Bookkeeping|Copywriting|Customer Service]",
            "[Python|SQL|JavaScript|Excel|Photo Editing|Welding|First Aid|Forklift Driving|Carpentry|Cooking]",
            "[Teamwork|Leadership|Time Management|Problem Solving|Research|Translation|Teaching|Sales]",
        ),
    ),
    "language_name": (
        "(spoken_|programming_)?language",
        'languages, such as "Portuguese"',
        (
            "[English|Spanish|French|German|Italian|Portuguese|Dutch|Polish|Swedish|Danish|Norwegian|Finnish|Greek|Czech]",
            "[Japanese|Korean|Mandarin|Cantonese|Hindi|Bengali|Arabic|Turkish|Hebrew|Persian|Vietnamese|Thai|Indonesian]",
            "[Ukrainian|Romanian|Hungarian|Bulgarian|Croatian|Serbian|Slovak|Swahili|Tamil|Urdu|Malay|Catalan|Icelandic]",
        ),
    ),
    # Work
    "project_name": (
        "project|initiative|engagement",
        'projects, such as "Website Redesign"',
        (
            "[Website|Customer Portal|Mobile App|Online Shop|Intranet] [Redesign|Relaunch|Migration]",
            "[Billing System|Data Platform|Help Desk|Warehouse Software|Payroll] [Rollout|Upgrade|Migration|Audit]",
            "[Office|Warehouse|Showroom|Reception] [Renovation|Move|Expansion]",
        ),
    ),
    "task_name": (
        "task|todo|to_?do_?item|action_?item|step|chore|activity",
        'tasks, such as "Update the price list"',
        (
            "[Update|Review|Check|Translate|Print] the [price list|user manual|invoice template|landing page|safety notes]",
            "[Prepare|Draft|Send] the [monthly report|release notes|meeting agenda|invitation|delivery schedule]",
            "[Order new|Clean the|Inventory the|Label the] [tools|samples|shelves|spare parts]",
        ),
    ),
    "issue_title": (
        "issue|ticket|bug|incident|defect|problem|support_?(case|request)",
        'issues, such as "Login fails after a password reset"',
        (
            "[Login|Checkout|File upload|Search|CSV export] [fails|is slow|shows an error] "
            "[after the update|on mobile|for new users|since yesterday|after a password reset]",
            "[Invoice|Confirmation|Reminder] e-mail [was never sent|has the wrong date|arrives twice]",
        ),
    ),
    "milestone_name": (
        "milestone|release|goal|objective|deliverable|phase",
        'milestones, such as "Public Beta"',
        (
            "[Public|Private|Closed] [Beta|Preview|Launch]",
            "[Feature Freeze|Kick-off|Go-live|Design Complete|Code Freeze|Final Review|Pilot Phase|Prototype|Handover]",
        ),
    ),
    "board_name": (
        "board|kanban|workspace|backlog|roadmap",
        'boards, such as "Release Board"',
        ("[Release|Sprint|Hiring|Content|Support|Marketing|Design|Product|Sales|Roadmap] [Board|Workspace|Backlog]",),
    ),
    "status_name": (
        "status(_?choice)?|state_of_work|workflow_?state|stage|lane|board_?column|task_?list|order_?state",
        'stages of work, such as "In Progress"',
        (
            "[To Do|In Progress|Done|Backlog|On Hold|Ready|Blocked|Archived|Canceled]",
            "[In Review|In Testing|Waiting|New|Open|Closed|Approved|Rejected|Delivered]",
        ),
    ),
    "priority_name": (
        "(priority|severity|urgency|importance)(_?choice)?",
        'priorities, such as "High"',
        ("[Low|Normal|High|Urgent|Critical|Trivial|Medium|Lowest|Highest|Immediate]",),
    ),
    "label_name": (
        "(issue_?|ticket_?|post_?)?label",
        'labels of issues, such as "Needs Review"',
        (
            "[Bug|Feature Request|Documentation|Question|Duplicate|Security|Performance|Accessibility|Design]",
            "[Needs Review|Help Wanted|Good First Issue|Blocked|Needs Info|Quick Win|Follow-up|Important]",
        ),
    ),
    "level_name": (
        "level|difficulty|experience|seniority|proficiency",
        'levels, such as "Advanced"',
        ("[Beginner|Elementary|Intermediate|Advanced|Expert|Novice|Proficient|Native|Master|Entry Level|Senior]",),
    ),
    "rank_name": (
        "rank|tier|loyalty_?level|membership_?(level|type)",
        'ranks, such as "Gold"',
        ("[Bronze|Silver|Gold|Platinum|Diamond|Ruby|Emerald|Sapphire|Basic|Plus|Premium|Elite]",),
    ),
    "meeting_name": (
        "meeting|appointment|interview|session_of_work|call",
        'meetings, such as "Weekly Planning"',
        (
            "[Weekly|Monthly|Quarterly|Daily] [Planning|Review|Stand-up|Sync|Retrospective]",
            "[Budget|Hiring|Design|Security|Product|Sales] [Meeting|Review|Workshop]",
        ),
    ),
    "calendar_name": (
        "(.*_)?calendar",
        'calendars, such as "Team Calendar"',
        (
            "[Team|Project|Vacation|Release|Training|Marketing|Support|Maintenance|Family|Course] Calendar",
            "[Meeting Rooms|Public Holidays|On-Call Duty|School Holidays|Deliveries|Shifts|Events|Deadlines]",
        ),
    ),
    # Papers
    "report_name": (
        "report|statement|analysis",
        'reports, such as "Monthly Sales Report"',
        (
            "[Weekly|Monthly|Quarterly|Annual] [Sales|Budget|Inventory|Safety|Support|Traffic|Staffing] [Report|Summary]",
        ),
    ),
    "dashboard_name": (
        "dashboard|chart|widget|metric|kpi",
        'dashboards, such as "Sales Overview"',
        ("[Sales|Support|Marketing|Operations|Finance|Warehouse|Website|Staffing] [Overview|Dashboard|Trends]",),
    ),
    "document_name": (
        "document|paper|attachment|handbook|manual|guide",
        'documents, such as "Employee Handbook"',
        (
            "[Employee|Quality|Safety|Operations|Travel] [Handbook|Guide|Manual]",
            "[Meeting Minutes|Project Charter|Style Guide|Price List|Business Plan|Floor Plan|Job Description]",
        ),
    ),
    "folder_name": (
        "folder|directory|drawer|binder",
        'folders, such as "Contracts"',
        (
            "[Invoices|Contracts|Photos|Archive|Drafts|Receipts|Templates|Presentations|Meeting Notes|Press]",
            "[Marketing|Finance|Legal|Shared|Private|Old|Project] Files",
        ),
    ),
    "policy_name": (
        "policy|guideline|rule|regulation|standard",
        'policies, such as "Travel Policy"',
        (
            "[Travel|Privacy|Remote Work|Data Retention|Password|Expense|Leave|Security|Returns|Purchasing] "
            "[Policy|Guidelines]",
        ),
    ),
    "contract_name": (
        "contract|agreement|deal|lease",
        'contracts, such as "Maintenance Agreement"',
        ("[Service|Maintenance|License|Framework|Rental|Supply|Partner|Consulting|Support] [Agreement|Contract]",),
    ),
    "form_name": (
        "form|checklist",
        'forms, such as "Registration Form"',
        ("[Contact|Registration|Application|Order|Return|Complaint|Inspection|Travel|Consent|Enrollment] Form",),
    ),
    "survey_name": (
        "survey|questionnaire|poll|feedback",
        'surveys, such as "Customer Satisfaction Survey"',
        ("[Customer|Employee|Event|Course|Product|Visitor|Member] [Satisfaction Survey|Feedback|Pulse Check]",),
    ),
    # Things that happen
    "event_name": (
        "event|conference|festival|meetup|fair|convention|happening|concert|show_event|gathering",
        'events, such as "Spring Book Fair"',
        (
            f"{_SEASONS} [Book Fair|Concert|Festival|Conference|Market|Open Day]",
            "[Startup|Design|Data|Community|Film|Jazz|Food|Science] [Night|Day|Summit|Week]",
            "[Annual|Regional|International] [Meeting|Congress|Trade Fair]",
        ),
    ),
    "campaign_name": (
        "campaign|promotion|discount|sale|offer|deal_of_shop",
        'campaigns and offers, such as "Summer Sale"',
        (
            "[Spring|Summer|Autumn|Winter|Holiday|Back-to-School|New Year|Anniversary] [Sale|Campaign|Offer|Giveaway]",
            "[Free Shipping|Two for One|Early Bird|Student Discount|Bundle Deal|Loyalty Bonus|Clearance]",
        ),
    ),
    "holiday_name": (
        "holiday|public_?holiday|vacation|feast",
        'holidays, such as "Labor Day"',
        (
            "[New Year's Day|Labor Day|Christmas Day|Boxing Day|Easter Monday|Good Friday|Independence Day|Thanksgiving]",
            "[All Saints' Day|Whit Monday|Memorial Day|National Day|Ascension Day|New Year's Eve|Midsummer]",
        ),
    ),
    "league_name": (
        "league|tournament|competition|cup|championship|contest",
        'leagues and tournaments, such as "City Cup"',
        ("[City|Spring|Autumn|Regional|Junior|Senior|National|Northern|Southern] [Cup|League|Open|Championship]",),
    ),
    "race_name": (
        "race|marathon|run|regatta",
        'races, such as "Riverside Marathon"',
        ("[Harbor|Lakeside|Mountain|Riverside|City|Old Town|Winter|Forest] [Marathon|Triathlon|Relay|Fun Run]",),
    ),
    "match_name": (
        "match|fixture|game_of_league",
        'matches, such as "Oakwood vs. Ashford"',
        (
            "[Northfield|Riverside|Oakwood|Maplewood|Lakeshore|Fairview] vs. "
            "[Westbrook|Harborview|Ashford|Millbrook|Cedar Hill|Stonebridge]",
        ),
    ),
    "award_name": (
        "award|badge|achievement|medal|prize|trophy|reward",
        'awards and badges, such as "Top Contributor"',
        (
            "[Top Contributor|Early Bird|First Steps|Helping Hand|Perfect Week|Night Owl|Bug Hunter|Explorer]",
            "[Innovation|Newcomer|Community|Service|Design|Teamwork] Award",
            "[Bronze|Silver|Gold] Medal",
        ),
    ),
    # Works
    "book_title": (
        "book|novel|story|publication|ebook|series_of_books|comic",
        'books, such as "The Silent Harbor"',
        (
            "The [Silent|Last|Hidden|Glass|Winter|Paper] [Harbor|Garden|Letter|River|Orchard|Library]",
            "A [Short|Brief|Quiet] [History|Theory|Study] of [Rain|Bridges|Salt|Silence|Islands]",
            "[Notes|Letters|Tales] from the [Coast|Lighthouse|North|Valley|Archive]",
        ),
    ),
    "film_title": (
        "movie|film|show|tv_?show|series|episode|video_title|play",
        'films and shows, such as "Midnight Ferry"',
        (
            "[Midnight|Northern|Broken|Crimson|Distant|Electric] [Ferry|Lights|Promise|Signal|Shore|Summer]",
            "The [Lighthouse|Inheritance|Neighbor|Cartographer|Long Weekend|Second Act|Night Shift]",
        ),
    ),
    "song_title": (
        "song|track|album|single|melody|recording",
        'songs and albums, such as "Paper Moon Avenue"',
        (
            "[Paper|Golden|Neon|Silver|Velvet|Slow] [Rain|Morning|Avenue|Horizon|Echo|Skyline]",
            "[Dancing|Waiting|Driving|Dreaming] [in the Rain|by the River|till Sunrise|with You|Alone]",
        ),
    ),
    "record_label_name": (
        "record_?label|record_?company|music_?publisher",
        'labels of records, such as "Blue Harbor Records"',
        (
            "[Blue|Golden|Northern|Silver|Red|Quiet|Bright] [Harbor|Fox|Lantern|Maple|River|Owl] [Records|Music]",
            "[Attic|Garage|Lighthouse|Basement|Rooftop|Old Mill] [Recordings|Sounds|Discs]",
        ),
    ),
    "playlist_name": (
        "playlist|mix|setlist",
        'playlists, such as "Rainy Day Mix"',
        ("[Rainy Day|Road Trip|Morning|Workout|Focus|Summer|Dinner|Late Night|Sunday|Party] [Mix|Favorites|Classics]",),
    ),
    "game_title": (
        "(video_?|board_?)?game|puzzle|toy",
        'games, such as "Castle Builders"',
        (
            "[Castle|Island|Star|Dragon|Railway|Harbor|Forest] [Builders|Quest|Tycoon|Legends|Racers|Keepers]",
            "[Word|Color|Number|Memory] [Garden|Maze|Blocks|Rush]",
        ),
    ),
    "genre_name": (
        "genre|style|music_?style",
        'genres, such as "Science Fiction"',
        (
            "[Drama|Comedy|Thriller|Science Fiction|Fantasy|Documentary|Romance|Mystery|Horror|Adventure|Biography]",
            "[Jazz|Rock|Pop|Classical|Folk|Blues|Electronic|Hip-Hop|Country|Soul|Reggae|Ambient]",
        ),
    ),
    "instrument_name": (
        "(musical_?)?instrument",
        'musical instruments, such as "Cello"',
        (
            "[Violin|Viola|Cello|Piano|Flute|Clarinet|Oboe|Trumpet|Trombone|Guitar|Drums|Harp|Saxophone|Accordion|Organ]",
        ),
    ),
    # Offers
    "category_name": (
        "(sub_?)?category|section|collection|assortment|classification",
        'categories, such as "Home & Garden"',
        (
            "[Home & Garden|Electronics|Books|Health & Beauty|Sports & Outdoors|Toys & Games|Office Supplies|Furniture]",
            "[Travel|Food & Drink|Music|Photography|Technology|Science|Business|Education|Culture|Family|Fashion]",
            "[Automotive|Pets|Crafts|Fitness|Finance|Careers|Design|History|Local News|Environment|Accessories]",
        ),
    ),
    "topic_name": (
        "topic|theme|interest|field_of_interest",
        'topics, such as "Renewable Energy"',
        (
            "[Renewable Energy|Urban Planning|Remote Work|Data Privacy|Public Transport|Healthy Eating|Parenting]",
            "[Customer Support|Open Source|Gardening|Personal Finance|Home Renovation|Language Learning|Astronomy]",
            "[Time Management|Photography|Local History|Board Games|Hiking|Cycling|Cooking|Music|Film]",
        ),
    ),
    "forum_name": (
        "forum|channel|chat_?room|discussion_?board|newsletter|mailing_?list|feed",
        'channels and forums, such as "General Discussion"',
        (
            "[General|Technical|Design|Release|Off-topic|Regional] Discussion",
            "[Announcements|Product News|Help|Introductions|Feedback|Ideas|Events|Jobs|Questions and Answers]",
        ),
    ),
    "plan_name": (
        "(price_|pricing_|subscription_|service_)?plan|subscription|membership|package|licen[cs]e",
        'plans and packages, such as "Business Plus"',
        (
            "[Free|Starter|Basic|Standard|Plus|Professional|Business|Premium|Enterprise|Team|Family|Student]",
            "[Starter|Standard|Professional|Business|Premium] [Monthly|Annual|Plus]",
        ),
    ),
    "feature_name": (
        "feature|feature_?flag|addon|add_?on|extension|plugin|capability",
        'features, such as "Dark Mode"',
        (
            "[Dark Mode|Two-Factor Login|CSV Export|Offline Mode|Audit Log|Single Sign-On|Custom Domains|Live Chat]",
            "[Calendar|Invoice|Payment|E-mail|Map|Barcode] [Integration|Import|Sync]",
        ),
    ),
    "service_name": (
        "service|treatment_of_salon|repair|job_of_service",
        'services, such as "Express Delivery"',
        (
            "[Express|Standard|Overnight|Weekend] Delivery",
            "[Gift Wrapping|Installation|Deep Cleaning|Repair|Consultation|Data Recovery|Assembly|Tuning]",
            "[Window|Carpet|Office|Garden] [Cleaning|Care|Maintenance]",
        ),
    ),
    "application_name": (
        "application|app|software|system|tool|portal|client_application|integration",
        'applications, such as "Time Tracker"',
        (
            "[Time|Expense|Order|Habit|Fleet|Energy] Tracker",
            "[Customer|Partner|Supplier|Employee|Student] Portal",
            "[Help Desk|Inventory|Payroll|Reporting|Booking|Mobile] [App|Service|Suite]",
        ),
    ),
    "environment_name": (
        "environment|deployment|cluster|namespace",
        'environments, such as "Staging"',
        ("[Production|Staging|Development|Testing|Demo|Sandbox|Training|Integration|Preview|Disaster Recovery]",),
    ),
    "payment_way": (
        "payment_?(method|type|option|provider)",
        'ways to pay, such as "Bank Transfer"',
        (
            "[Credit Card|Debit Card|Bank Transfer|Direct Debit|Cash|Check|Invoice|Gift Card|Mobile Wallet|Store Credit]",
        ),
    ),
    "shipping_way": (
        "(shipping|delivery|shipment|freight)_?(method|type|option|service|provider)|carrier",
        'ways to ship, such as "Express Delivery"',
        (
            "[Standard|Express|Overnight|Economy|Priority|International] [Delivery|Shipping]",
            "[Store Pickup|Parcel Locker|Freight|Courier|Post|Bicycle Courier|Same-Day Courier]",
        ),
    ),
    "tax_name": (
        "tax|tax_?(class|type|category|rate)|vat_?rate|fee|surcharge|charge",
        'taxes and fees, such as "Reduced VAT"',
        (
            "[Standard VAT|Reduced VAT|Zero Rate|Sales Tax|City Tax|Luxury Tax|Import Duty|Tax Exempt]",
            "[Handling|Service|Booking|Late|Cleaning|Delivery] Fee",
        ),
    ),
    # Things one can touch
    "vehicle_name": (
        "vehicle|car|truck|van|bus",
        'vehicles, such as "Silver Van"',
        ("[White|Silver|Red|Blue|Black|Green] [Van|Hatchback|Pickup|Estate|Minibus|Box Truck]",),
    ),
    "bicycle_name": (
        "bike|bicycle|e_?bike",
        'bicycles, such as "Blue Touring Bike"',
        ("[White|Silver|Red|Blue|Black|Green] [City|Cargo|Mountain|Touring|Folding] Bike",),
    ),
    "boat_name": (
        "boat|ship|vessel|yacht|ferry",
        'boats, such as "Northern Star"',
        ("[Northern|Morning|Silver|Harbor|Lucky|Blue|Western] [Star|Breeze|Gull|Spirit|Pearl|Horizon]",),
    ),
    "equipment_name": (
        "equipment|machine|device|asset|hardware|printer|appliance|instrument_of_lab|fixture_of_room",
        'equipment, such as "Label Printer"',
        (
            "[Label|Laser|Receipt|Office] Printer",
            "[Barcode|Document|Handheld] Scanner",
            "[Meeting Room|Reception|Entrance] Display",
            "[Coffee|Packing|Sewing|Drilling|Milling|Washing] Machine",
            "[Forklift|Pallet Truck|Projector|Air Compressor|Generator|Workstation|Server Rack|Water Pump]",
        ),
    ),
    "sensor_name": (
        "sensor|meter|detector|probe|gauge|thermostat",
        'sensors, such as "Greenhouse Humidity Sensor"',
        (
            "[Boiler Room|Greenhouse|Roof|Cold Storage|Lobby|Server Room|Workshop|Basement] "
            "[Temperature|Humidity|Pressure|Motion|Smoke|Light] Sensor",
        ),
    ),
    "component_name": (
        "component|part|spare_?part|accessory",
        'parts, such as "Brake Pad"',
        (
            "[Brake Pad|Air Filter|Drive Belt|Ball Bearing|Circuit Board|Power Supply|Gasket|Fuel Pump|Spark Plug]",
            "[Front|Rear|Left|Right|Upper|Lower] [Panel|Bracket|Cover|Hinge|Rail]",
        ),
    ),
    "measure_name": (
        "unit|unit_?of_?measure(ment)?|measure",
        'units, such as "Kilogram"',
        (
            "[Piece|Box|Pallet|Pair|Dozen|Set|Pack|Roll|Sheet|Bottle|Bag|Crate]",
            "[Kilogram|Gram|Ton|Liter|Milliliter|Meter|Centimeter|Kilometer|Square Meter|Hour|Day|Month|Minute]",
        ),
    ),
    "attribute_name": (
        "attribute(_?type)?|property_of_product|product_?(attribute|option)|option|characteristic|specification|variant_?type",
        'attributes, such as "Voltage"',
        (
            "[Color|Size|Material|Weight|Width|Height|Length|Depth|Voltage|Capacity|Warranty|Finish|Pattern]",
            "[Country of Origin|Energy Class|Screen Size|Battery Life|Connector Type|Sleeve Length|Fabric Care]",
        ),
    ),
    # Nature and food
    "pet_name": (
        "pet|dog|cat|horse|puppy|kitten|rabbit",
        'names of pets, such as "Bella"',
        (
            "[Bella|Luna|Max|Charlie|Coco|Rocky|Daisy|Milo|Lucy|Oscar|Molly|Buddy|Ruby|Simba|Nala|Teddy|Shadow]",
            "[Whiskers|Smokey|Ginger|Pepper|Biscuit|Pumpkin|Mittens|Patches|Cookie|Waffles|Hazel|Olive|Rusty|Willow]",
        ),
    ),
    "species_name": (
        "species|animal|wildlife|bird|fish|insect",
        'animals, such as "Red Fox"',
        (
            "[Red Fox|Gray Wolf|Brown Bear|Roe Deer|Wild Boar|European Hare|River Otter|Red Squirrel|Badger|Lynx]",
            "[Barn Owl|Kingfisher|Golden Eagle|White Stork|Blackbird|Robin|Barn Swallow|Mallard|Gray Heron]",
            "[Brown Trout|Pike|Common Carp|Honey Bee|Bumblebee|Grass Snake|Fire Salamander|Common Frog]",
        ),
    ),
    "breed_name": (
        "breed|race_of_animal",
        'breeds, such as "Border Collie"',
        (
            "[Border Collie|Beagle|Boxer|Dachshund|Golden Retriever|German Shepherd|Greyhound|Poodle|Pug|Whippet]",
            "[Siamese|Maine Coon|Persian|Ragdoll|Bengal|Norwegian Forest Cat|British Shorthair|Abyssinian|Burmese]",
        ),
    ),
    "plant_name": (
        "plant|tree|flower|herb|crop|seed_of_plant|shrub",
        'plants, such as "English Oak"',
        (
            "[English Oak|Silver Birch|Norway Spruce|Scots Pine|Field Maple|European Beech|Horse Chestnut|Weeping Willow]",
            "[Lavender|Rosemary|Sunflower|Peony|Tulip|Foxglove|Bluebell|Primrose|Hydrangea|Geranium|Snowdrop]",
            "[Tomato|Basil|Mint|Strawberry|Zucchini|Pumpkin|Runner Bean|Spinach|Barley|Winter Wheat]",
        ),
    ),
    "dish_name": (
        "dish|recipe|meal|menu_?item|food_?item",
        'dishes, such as "Roasted Tomato Soup"',
        (
            "[Roasted|Creamy|Spicy|Smoky] [Tomato|Pumpkin|Mushroom|Lentil|Carrot] [Soup|Curry|Stew|Pasta]",
            "[Grilled|Baked|Lemon|Garlic] [Chicken|Salmon|Eggplant|Tofu] [Salad|Sandwich|Skewers|with Rice]",
            "[Apple|Cherry|Plum|Almond] [Tart|Crumble|Cake]",
        ),
    ),
    "menu_name": (
        "menu|meal_?plan|buffet",
        'menus, such as "Lunch Menu"',
        ("[Lunch|Dinner|Breakfast|Seasonal|Children's|Dessert|Wine|Tasting|Vegetarian|Takeaway|Brunch|Holiday] Menu",),
    ),
    "ingredient_name": (
        "ingredient|food|grocery|nutrient|allergen",
        'ingredients, such as "Olive Oil"',
        (
            "[Olive Oil|Butter|Wheat Flour|Brown Sugar|Sea Salt|Black Pepper|Garlic|Onion|Carrot|Potato|Celery|Leek]",
            "[Milk|Cream|Eggs|Yogurt|Parmesan|Mozzarella|Rice|Oats|Lentils|Chickpeas|Almonds|Walnuts|Sesame]",
            "[Tomato|Spinach|Mushroom|Apple|Lemon|Orange|Banana|Honey|Vanilla|Cinnamon|Ginger|Paprika|Soy Sauce]",
        ),
    ),
    "drink_name": (
        "drink|beverage|coffee|tea|cocktail|juice",
        'drinks, such as "Iced Latte"',
        (
            "[Espresso|Cappuccino|Iced Latte|Flat White|Hot Chocolate|Green Tea|Earl Grey|Peppermint Tea|Chai]",
            "[Apple|Orange|Cherry|Grape|Tomato|Carrot] Juice",
            "[Lemonade|Ginger Ale|Sparkling Water|Iced Tea|Tonic Water]",
        ),
    ),
    "wine_name": (
        "wine|beer|spirit|liquor",
        'wines and beers, such as "Harvest Pale Ale"',
        (
            "[Hillside|Old Mill|Stone Bridge|Harvest|Riverbend] [Riesling|Pinot Noir|Chardonnay|Merlot|Rosé]",
            "[Harvest|Harbor|Golden|Amber|Winter] [Pale Ale|Lager|Stout|Wheat Beer]",
        ),
    ),
    "sport_name": (
        "sport|hobby|leisure|exercise_type",
        'sports, such as "Table Tennis"',
        (
            "[Football|Basketball|Volleyball|Tennis|Table Tennis|Handball|Hockey|Rugby|Cricket|Baseball|Golf|Badminton]",
            "[Swimming|Rowing|Sailing|Cycling|Running|Climbing|Skiing|Judo|Fencing|Gymnastics|Archery|Boxing|Surfing]",
        ),
    ),
    "exercise_name": (
        "exercise|workout|drill|stretch",
        'exercises, such as "Push-ups"',
        (
            "[Push-ups|Pull-ups|Squats|Lunges|Plank|Deadlift|Bench Press|Burpees|Sit-ups|Leg Press|Calf Raises]",
            "[Morning|Full Body|Upper Body|Core|Recovery|Interval] Workout",
        ),
    ),
    # Health
    "disease_name": (
        "disease|condition|diagnosis|illness|disorder",
        'diseases, such as "Migraine"',
        (
            "[Migraine|Asthma|Influenza|Bronchitis|Tonsillitis|Hypertension|Type 2 Diabetes|Anemia|Arthritis|Eczema]",
            "[Sinusitis|Gastritis|Hypothyroidism|Pneumonia|Psoriasis|Sleep Apnea|Osteoporosis|Celiac Disease|Gout]",
        ),
    ),
    "symptom_name": (
        "symptom|complaint|side_?effect",
        'symptoms, such as "Sore Throat"',
        (
            "[Headache|Fever|Cough|Sore Throat|Nausea|Dizziness|Fatigue|Back Pain|Rash|Runny Nose|Shortness of Breath]",
            "[Joint Pain|Insomnia|Chills|Loss of Appetite|Stomach Ache|Blurred Vision|Muscle Cramps|Dry Mouth]",
        ),
    ),
    "drug_name": (
        "drug|medicine|medication|medicament|active_?substance",
        'medicines, such as "Ibuprofen"',
        (
            "[Ibuprofen|Paracetamol|Amoxicillin|Metformin|Omeprazole|Atorvastatin|Lisinopril|Amlodipine|Cetirizine]",
            "[Levothyroxine|Salbutamol|Ramipril|Diclofenac|Pantoprazole|Loratadine|Prednisolone|Simvastatin|Aspirin]",
        ),
    ),
    "procedure_name": (
        "treatment|procedure|therapy|surgery|operation|lab_?test|medical_?test",
        'treatments and tests, such as "Blood Count"',
        (
            "[Blood Count|X-Ray|Ultrasound|Allergy Test|Eye Exam|Dental Cleaning|Root Canal|Vision Test|Biopsy]",
            "[Physical|Speech|Occupational|Group|Light] Therapy",
            "[Hip Replacement|Knee Arthroscopy|Cataract Surgery|Appendectomy|Hernia Repair]",
        ),
    ),
    "vaccine_name": (
        "vaccine|vaccination|immuni[sz]ation",
        'vaccines, such as "Tetanus"',
        ("[Tetanus|Influenza|Measles|Rubella|Polio|Hepatitis A|Hepatitis B|Varicella|Pertussis|Typhoid|Rabies|HPV]",),
    ),
    "allergy_name": (
        "allergy|intolerance",
        'allergies, such as "Pollen"',
        (
            "[Pollen|Peanuts|Penicillin|Lactose|Gluten|Shellfish|Cat Hair|House Dust Mites|Bee Venom|Latex|Nickel|Eggs|Soy]",
        ),
    ),
    # Sorts of things
    "document_type": (
        "(document|paper|file|attachment|record)_?(type|kind)",
        'sorts of documents, such as "Invoice"',
        (
            "[Invoice|Contract|Certificate|Receipt|Delivery Note|Passport|Report|Letter|Manual|Permit|Offer|Price List|Minutes]",
        ),
    ),
    "room_type": (
        "(room|accommodation|apartment|suite|cabin)_?(type|kind|class)",
        'sorts of rooms, such as "Double Room"',
        (
            "[Single|Double|Twin|Family|Deluxe|Standard] Room",
            "[Junior Suite|Studio|Apartment|Dormitory]",
        ),
    ),
    "leave_type": (
        "(leave|absence|time_?off|vacation)_?(type|kind|reason)",
        'sorts of leave, such as "Parental Leave"',
        (
            "[Annual|Sick|Parental|Unpaid|Study|Bereavement|Special] Leave",
            "[Public Holiday|Home Office|Business Trip|Time in Lieu]",
        ),
    ),
    "expense_type": (
        "(expense|cost|spending)_?(type|kind|category|head)",
        'sorts of expenses, such as "Office Supplies"',
        (
            "[Travel|Accommodation|Meals|Fuel|Parking|Office Supplies|Software|Training|Postage|Rent|Insurance|Repairs]",
            "[Advertising|Telephone|Electricity|Bank Charges|Legal Fees]",
        ),
    ),
    "contact_type": (
        "(contact|address|phone|email)_?(type|kind)",
        'sorts of addresses, such as "Billing"',
        ("[Home|Work|Billing|Shipping|Mobile|Office|Emergency|Private|Headquarters|Support]",),
    ),
    "vehicle_type": (
        "(vehicle|car|truck|fleet)_?(type|kind|class|category)",
        'sorts of vehicles, such as "Estate Car"',
        ("[Small Car|Estate Car|Sedan|Van|Minibus|Pickup|Truck|Trailer|Motorcycle|Cargo Bike|Bus|Forklift]",),
    ),
    "device_type": (
        "(device|equipment|hardware|asset|machine|instrument|sensor)_?(type|kind|class)",
        'sorts of devices, such as "Laptop"',
        (
            "[Laptop|Desktop|Monitor|Printer|Router|Switch|Server|Tablet|Smartphone|Scanner|Projector|Camera]",
            "[Temperature|Pressure|Motion|Humidity] Sensor",
        ),
    ),
    "session_type": (
        "(talk|session|presentation|event|meeting|class|seminar)_?(type|kind|format)",
        'sorts of events, such as "Workshop"',
        (
            "[Workshop|Talk|Panel|Keynote|Conference|Meetup|Webinar|Exhibition|Poster Session|Training|Excursion|Reception]",
        ),
    ),
    "ticket_type": (
        "(ticket|admission|pass|fare)_?(type|kind|class)",
        'sorts of tickets, such as "Early Bird"',
        (
            "[Adult|Child|Student|Senior|Family|Group|Early Bird|Regular|VIP|Supporter]",
            "[Day|Weekend|Season|Evening] Ticket",
        ),
    ),
    "relation_type": (
        "([a-z]+_)?(relation|relationship|link|association|connection)_?(type|kind)",
        'sorts of relations, such as "depends on"',
        (
            "[depends on|is part of|blocks|duplicates|replaces|follows|belongs to|is caused by|refers to|is derived from]",
        ),
    ),
    "customer_type": (
        "(customer|client|partner|company|organi[sz]ation|business|supplier|vendor|host|tenant|sponsor)_?(type|kind|class)",
        'sorts of firms, such as "Wholesale"',
        (
            "[Retail|Wholesale|Private|Nonprofit|Public Sector|Key Account|Reseller|Manufacturer|Association|School|Agency]",
        ),
    ),
    "location_type": (
        "(location|place|site|facility|venue)_?(type|kind)",
        'sorts of places, such as "Warehouse"',
        ("[Office|Warehouse|Shop|Workshop|Branch|Storage Room|Parking Lot|Laboratory|Building|Floor|Shelf|Entrance]",),
    ),
    "question_type": (
        "(question|answer|field|input)_?(type|kind)",
        'sorts of questions, such as "Multiple Choice"',
        ("[Multiple Choice|Single Choice|Short Text|Long Text|Yes or No|Number|Date|Rating|File Upload|Ranking]",),
    ),
    "transaction_type": (
        "(transaction|movement|booking|entry|posting)_?(type|kind)",
        'sorts of transactions, such as "Refund"',
        ("[Purchase|Sale|Refund|Transfer|Deposit|Withdrawal|Correction|Fee|Opening Balance|Return]",),
    ),
    "animal_type": (
        "(animal|pet)_?(type|kind)",
        'sorts of animals, such as "Rabbit"',
        ("[Dog|Cat|Rabbit|Horse|Guinea Pig|Hamster|Parrot|Canary|Tortoise|Goat|Sheep|Chicken]",),
    ),
    "criterion_name": (
        "criterion|criteria|(review|rating|evaluation|assessment|score|feedback)_?(aspect|dimension|category|item)|aspect",
        'criteria, such as "Originality"',
        (
            "[Clarity|Originality|Relevance|Quality|Design|Feasibility|Impact|Punctuality|Completeness|Teamwork|Value for Money]",
        ),
    ),
    "slot_name": (
        "(time_?)?slot|shift|timeslot",
        'times of a day, such as "Early Shift"',
        (
            "[Early|Late|Night|Morning|Afternoon|Evening|Weekend] Shift",
            "[Morning|Noon|Afternoon|Evening] [Slot|Block]",
            "[Office Hours|On Call|Lunch Break]",
        ),
    ),
    "reason_name": (
        "reason|cause_of_[a-z]+",
        'reasons, such as "Damaged in Transit"',
        (
            "[Damaged in Transit|Wrong Size|Ordered by Mistake|Late Delivery|Not as Described|Change of Plans|No Longer Needed]",
            "[Price Too High|Moved Away|Technical Problem|Illness|Customer Request]",
        ),
    ),
    "account_of_ledger": (
        "ledger_account|gl_account|nominal_account|account_head|chart_account",
        'accounts of a ledger, such as "Accounts Receivable"',
        (
            "[Cash|Petty Cash|Accounts Receivable|Accounts Payable|Inventory|Prepaid Expenses|Office Equipment|Retained Earnings]",
            "[Sales Revenue|Service Revenue|Interest Income|Cost of Goods Sold|Salaries|Rent|Utilities|Insurance|Travel Expenses]",
            "[Advertising|Bank Charges|Depreciation|Sales Tax Payable|Bank Loan|Share Capital]",
        ),
    ),
    "bank_account_name": (
        "bank_account|cash_account",
        'accounts at a bank, such as "Payroll Account"',
        ("[Main|Payroll|Savings|Operating|Reserve|Tax|Project|Deposit|Donations|Foreign Currency] Account",),
    ),
    "setting_name": (
        "setting|config|configuration|parameter|preference|config_?option|variable",
        'settings, such as "page_size"',
        (
            "[page|cache|session|upload|report|export|search|mail|backup|login]_[size|limit|timeout|format|interval|path|mode]",
            "[default|site|user]_[language|currency|theme|timezone|name]",
        ),
    ),
    "queue_name": (
        "queue|mailbox|inbox",
        'queues, such as "Billing Requests"',
        (
            "[Billing|Technical|Returns|Sales|Delivery|Account] [Requests|Questions|Support]",
            "[Complaints|Escalations|Feedback|General Inbox]",
        ),
    ),
    "dataset_name": (
        "data_?set|corpus|experiment",
        'collections of data, such as "2024 Customer Reviews"',
        (
            "[2022|2023|2024] [Customer Reviews|Street Scenes|Sensor Readings|Support Tickets|Product Photos|News Articles]",
            "[Weekly Sales|Call Transcripts|Satellite Images|Weather Stations|Survey Answers]",
        ),
    ),
    "budget_name": (
        "budget|fund|grant|cost_?cent(er|re)",
        'budgets, such as "2024 Marketing Budget"',
        (
            "[2023|2024|2025] [Marketing|Travel|Research|Training|Equipment|Maintenance|Events|IT|Facilities] Budget",
            "[Emergency|Scholarship|Innovation|Community|Building] Fund",
        ),
    ),
    "shelf_name": (
        "rack|shelf|bin|storage_?(bin|location|place)|locker|drawer|cabinet",
        'places in a store, such as "Shelf B4"',
        ("[Rack|Shelf|Bin|Locker|Drawer|Cabinet] [A|B|C|D|E][1|2|3|4|5|6|7|8]",),
    ),
    "batch_name": (
        "batch|lot|production_?run|shipment_?lot",
        'batches, such as "Batch 24-07"',
        ("[Batch|Lot] [23|24|25]-[01|02|03|04|05|06|07|08|09|10|11|12]",),
    ),
    "season_name": (
        "season|(academic|school)_?(year|term)|semester|period|fiscal_?(year|period)",
        'seasons and terms, such as "Autumn 2024/25"',
        ("[Spring|Summer|Autumn|Winter] [2021/22|2022/23|2023/24|2024/25]",),
    ),
    "benefit_name": (
        "benefit|amenity|perk|facility_?feature",
        'what comes along, such as "Free Parking"',
        (
            "[Free Parking|Wireless Internet|Breakfast|Swimming Pool|Gym|Air Conditioning|Pets Allowed|Bike Storage|Terrace]",
            "[Flexible Hours|Company Car|Health Insurance|Childcare|Home Office]",
        ),
    ),
    "election_name": (
        "election|ballot|referendum",
        'votes, such as "2024 Board Election"',
        ("[2022|2023|2024] [Board|Student Council|Works Council|Committee|Budget] [Election|Vote]",),
    ),
    "choice_name": (
        "(answer|poll|quiz|survey|vote|question)_?(choice|option)",
        'what people choose from, such as "Once a week"',
        (
            "[Yes|No|Maybe|Not sure|Both|Neither|None of these|All of these]",
            "[Every|Once a|Twice a] [day|week|month|year]",
            "[Strongly agree|Agree|Neither agree nor disagree|Disagree|Strongly disagree]",
            "[Very|Rather|Not very|Not at all] [satisfied|likely|important|useful]",
            "[Less than|More than] [one hour|a day|a week|ten minutes]",
        ),
    ),
    "sort_name": (
        "[a-z]+_type",
        'sorts of things, such as "Seasonal"',
        (
            "[Standard|Basic|Extended|Internal|External|Regional|Seasonal|Temporary|Permanent|General|Special|Mixed|Other]",
            "[Online|On-site|Planned|Urgent|Routine|Follow-up|One-off|Recurring|Private|Public|Shared|Custom]",
        ),
    ),
}
