"""What is said of things, by what they are: sentences that any of them could have, in frames of `[a|b]`.

For each group of things (`naming_data.THINGS`): what comes first, and what may follow.
"""

SAID: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "people": (
        "team_name committee_name club_name department_name society_name record_label_name",
        (
            "[Meets|Gets together] every [first Monday|second Tuesday|Thursday|other Friday] [at noon|in the afternoon].",
            "[Looks after|Takes care of|Answers for] [the daily requests|the yearly program|new members|the shared inbox].",
            "[Founded|Started|Set up] in [2009|2014|2017|2019|2021] [by volunteers|with five members|on a small budget].",
        ),
        (
            "New members are [always|very] welcome.",
            "Changes need the approval of the [owner|board].",
            "[Holidays|Absences] are noted in the calendar.",
        ),
    ),
    "access": (
        "group_name role_name permission_name",
        (
            "[For|Given to] [new colleagues|team leads|the office|external partners] [by default|on request|for half a year].",
            "[Reads|Changes|Approves] [what the own team made|everything but payments|orders and invoices].",
        ),
        (
            "Reviewed [once|twice] a year.",
            "Needs a second factor.",
            "[Ask|Tell] the administrator before it is changed.",
        ),
    ),
    "place": (
        "building_name place_name venue_name warehouse_name branch_name room_name floor_name district_name school_name university_name "
        "hospital_name clinic_name pharmacy_name restaurant_name hotel_name museum_name library_name bank_name church_name "
        "park_name airport_name station_name"
        " room_type",
        (
            "[Close to|Across from|Five minutes from|A short walk from] [the station|the river|the old town|the main square].",
            "[Quiet|Bright|Spacious] and [easy to reach|well connected|freshly renovated], with [a lift|a garden|free parking].",
            "[Renovated|Opened|Extended] in [1998|2006|2012|2018|2022].",
        ),
        (
            "Open [daily from nine to five|on weekdays|all year|from April to October].",
            "The entrance is [on the left|at the back|next to the bakery].",
            "[Parking|Bicycle racks] can be found [behind the house|on the street].",
            "[Step-free access|An elevator] [throughout|to all floors].",
        ),
    ),
    "trip": (
        "route_name",
        (
            "[About|Nearly|A little over] [ten|fifteen|forty|sixty] kilometers [along the coast|through the hills|by the river].",
            "[An easy|A demanding|A scenic] [tour|ride] of [two|three|five] hours.",
        ),
        (
            "Runs [hourly|twice a day|on weekends|from May to September].",
            "Good shoes are recommended.",
            "[Families|Groups] welcome.",
        ),
    ),
    "learning": (
        "course_name school_subject exam_name certificate_name skill_name language_name specialty_name",
        (
            "For [beginners|everybody|those with some experience|advanced learners], with [many exercises|small groups|real examples].",
            "[Six|Eight|Ten|Twelve] [sessions|lessons] of [forty-five|sixty|ninety] minutes.",
            "[No previous knowledge|Some experience|A first course on the subject] is needed.",
        ),
        (
            "[Materials|Handouts] are included.",
            "Ends with a [short test|presentation|certificate].",
            "[Online|On site|In the evening], in groups of at most [eight|twelve|twenty].",
        ),
    ),
    "work": (
        "project_name pipeline_name workflow_name transition_name task_name milestone_name board_name meeting_name "
        "calendar_name dataset_name budget_name",
        (
            "[Planned for|To be finished in|Expected to take until] [spring|the third quarter|the end of the year|next month].",
            "[The first part is done|Waiting for approval|Half of the work is done|Nothing is in the way].",
            "[Comes from|Agreed on in] the [last review|planning meeting|customer survey].",
        ),
        (
            "[Ask|Tell] the team lead before it is changed.",
            "[Notes|Drafts|Estimates] are in the shared folder.",
            "Small changes are [fine|done on the way].",
        ),
    ),
    "word": (
        "status_name priority_name label_name level_name rank_name source_name"
        " document_type contact_type session_type relation_type customer_type location_type question_type"
        " transaction_type criterion_name choice_name sort_name reason_name setting_name season_name expense_type leave_type"
        " slot_name queue_name",
        (
            "[Shown|Used] in [lists and reports|the overview|searches and filters].",
            "[Set|Given] [by the team lead|when somebody takes it|at the first review|by hand].",
        ),
        ("[Rarely|Often] used.", "Can be [changed|taken back] later.", "[Part of|Counted in] the monthly report."),
    ),
    "trouble": (
        "issue_title",
        (
            "[It happens every time|It happens now and then|Two customers reported it|It began last week].",
            "[Reloading the page|Signing in again|Another browser] [helps|does not help|helped once].",
        ),
        (
            "A screenshot is attached.",
            "[Steps to repeat it|The log] can be found below.",
            "It [blocks|slows down] our daily work.",
        ),
    ),
    "paper": (
        "report_name dashboard_name document_name folder_name policy_name contract_name form_name survey_name"
        " account_of_ledger bank_account_name",
        (
            "[Valid|In force|In use] [since January|until further notice|for all sites|from the first of next month].",
            "[Covers|Applies to|Concerns] [all employees|new customers|both offices|the last twelve months].",
            "[Replaces|Adds to] the version of [2019|2021|2023|last year].",
        ),
        (
            "Reviewed [once|twice] a year.",
            "Printed copies are not updated.",
            "[Questions|Corrections] go to the office.",
        ),
    ),
    "happening": (
        "event_name campaign_name holiday_name league_name race_name match_name exhibition_name election_name",
        (
            "[Takes place|Held|Celebrated] [every year|for the third time|on two days|for the whole family].",
            "With [music and food|guests from all over the region|a program for children|prizes for the first three].",
        ),
        (
            "[Admission is free|Tickets at the door|Registration is open until Friday|Places are limited].",
            "[Rain or shine|In case of rain, indoors].",
            "Volunteers are welcome.",
        ),
    ),
    "honor": (
        "award_name",
        (
            "For [ten contributions|a first visit|helping others|an outstanding idea|a year without a miss].",
            "[Given|Awarded] [once a year|by the jury|by vote of the members|every month].",
        ),
        ("Can be won [once|several times].", "Shown [on the profile|in the hall]."),
    ),
    "work_of_art": (
        "book_title film_title song_title playlist_name game_title",
        (
            "[A quiet|A funny|A moving|An unusual] [story|piece|journey] [about friendship|about a summer by the sea|with a surprising end].",
            "[Loved by|Praised by|A favorite of] [critics|young and old|the jury|our members].",
            "[First released|Published|Written] in [1987|1999|2008|2015|2020].",
        ),
        (
            "[Suitable for all ages|From twelve years on].",
            "Part of a series.",
            "[Also available|Sold] as a [special edition|set].",
        ),
    ),
    "style": (
        "genre_name instrument_name",
        (
            "[Popular|Well known|At home] [all over the world|since the fifties|in the cities|for centuries].",
            "[Loved|Played|Enjoyed] by [young and old|many beginners|a small circle|large audiences].",
        ),
        ("[Many|A few] [famous names|new releases] every year.", "Has many [forms|relatives]."),
    ),
    "subject": (
        "category_name topic_name forum_name",
        (
            "[News|Questions|Tips|Ideas] [and answers|from our members|for every day] on the subject.",
            "[Sorted by date|The most read first|Looked after by two editors].",
        ),
        ("New entries every [week|day|month].", "[Beginners|Guests] are welcome."),
    ),
    "offer": (
        "plan_name feature_name service_name application_name environment_name payment_way "
        "shipping_way tax_name menu_name"
        " ticket_type benefit_name",
        (
            "[Available|Offered] [to all customers|in selected regions|on request|from ten pieces on].",
            "[New|Extended|Simplified] this year [at the wish of many customers|after a long trial].",
            "[Our most popular choice|A good start|The right choice for small teams|For everyday use].",
        ),
        ("Can be [canceled|changed] at any time.", "[Prices|Terms] may vary.", "[No setup|A short setup] needed."),
    ),
    "object": (
        "vehicle_name bicycle_name boat_name equipment_name sensor_name component_name measure_name attribute_name"
        " vehicle_type device_type shelf_name batch_name",
        (
            "[In good condition|Slightly worn|As new|Repaired last year], [checked|serviced] [every spring|twice a year].",
            "[Bought|Leased|Taken over] in [2016|2018|2020|2022|2023].",
        ),
        (
            "The manual is in the [drawer|office].",
            "[Spare parts are in stock|Warranty until next year].",
            "[Keep dry|Handle with care].",
        ),
    ),
    "pet": (
        "pet_name breed_name animal_type",
        (
            "[Calm|Curious|Playful|Shy at first], [good with children|easy to care for|likes company].",
            "[Sleeps|Plays|Eats] [a lot|most of the day|little in summer].",
        ),
        ("Vaccinated and chipped.", "[Needs|Likes] [long walks|a quiet place|a garden|company]."),
    ),
    "nature": (
        "species_name plant_name",
        (
            "[Robust|Widespread|Protected], [often seen in spring|at home in gardens and parks|found near water].",
            "[Found|Common] [all over the region|near water|in light forests|in mountain meadows].",
        ),
        (
            "[Needs|Likes] [shade|a lot of room|fresh water|company].",
            "[Active|Most beautiful] in [early summer|the morning hours].",
        ),
    ),
    "food": (
        "dish_name ingredient_name drink_name wine_name",
        (
            "[Fresh|Mild|Rich|Lightly spiced], [best served warm|best served cold|a family favorite|easy to prepare].",
            "[Ready|On the table] in [twenty|thirty|forty-five] minutes.",
        ),
        (
            "[Vegetarian|Contains nuts|Gluten free|Contains milk].",
            "Goes well with [bread|a green salad|rice|cheese].",
            "Serves [two|four|six].",
        ),
    ),
    "sport": (
        "sport_name exercise_name",
        (
            "[Good for|Trains] [balance|the back|strength and endurance|the whole body].",
            "[Twice a week|Three times ten|Half an hour a day] is [enough|a good start].",
        ),
        ("[Warm up first|Start slowly].", "[No equipment needed|A mat is useful]."),
    ),
    "health": (
        "disease_name symptom_name drug_name procedure_name vaccine_name allergy_name",
        (
            "[Common|Frequent|Rare] in [adults|children|winter|older people].",
            "[Usually|Often|Mostly] [harmless|short|without complications|seasonal].",
        ),
        (
            "[See the leaflet|Ask the doctor] [for details|if in doubt].",
            "[Follow-up|Check] after [two weeks|a month|half a year].",
        ),
    ),
}
