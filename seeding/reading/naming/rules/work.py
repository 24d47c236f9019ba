"""Work and learning: jobs, employers, pay, degrees and marks."""

from __future__ import annotations

from seeding.reading.naming.conditions import condition, has, named
from seeding.reading.naming.roles import ROLES
from seeding.reading.naming.rule import MARK, NUMBERS, TEXTS, ending, whole
from seeding.reading.subjects import Subject, learns
from seeding.vocabulary import word_set, words

_WORKERS = word_set("employee staff worker driver courier contractor freelancer labourer laborer technician")
_SEEKING = word_set("candidate applicant jobseeker interviewee")
_EXAMINED = word_set("learner student pupil exam grade assessment transcript enrollment enrolment quiz score gradebook")


@condition
def career(subject: Subject) -> bool:
    """Its rows are where somebody worked, as what."""
    told = named(subject, "experience", "career", "employment")
    open_ = has(subject, "salary", "requirement", "deadline", "vacancy")
    posted = subject.head == "post" and has(subject, "company", "employer", "organization", "organisation")
    held = subject.reach == 1 and not open_ and (subject.head in ("position", "job", "career") or posted)
    return subject.near and not subject.thing and (told or held)


@condition
def address_of_person(subject: Subject) -> bool:
    """It has addresses, which are of no place."""
    return subject.address and not subject.place


@condition
def payroll(subject: Subject) -> bool:
    """It is of what somebody earned."""
    return subject.near and named(subject, "payslip", "payroll", "salary", "wage", "paycheck", "paystub")


@condition
def payslip(subject: Subject) -> bool:
    """Each of its rows is a slip of what somebody earned, or a part of one."""
    slips = subject.head in ("payslip", "paycheck", "paystub", "salary", "payroll")
    linked = (word for one in subject.table.references for word in words(one.name))
    part = {"payroll", "payslip"} & {*subject.words[:-1], *linked}
    return subject.near and (slips or (subject.head not in ("report", "summary", "setting", "run") and bool(part)))


@condition
def at_work(subject: Subject) -> bool:
    """Its rows are people who work."""
    return subject.person and bool(_WORKERS & set(subject.words))


@condition
def employed(subject: Subject) -> bool:
    """It is of the terms on which somebody works."""
    said = ("employment", "contract", "wage", "compensation", "hiring", "position", "rate")
    return subject.near and named(subject, *said)


@condition
def awarded(subject: Subject) -> bool:
    """It is of what is granted to whoever is chosen."""
    return subject.thing and subject.head in ("scholarship", "fellowship")


@condition
def learning(subject: Subject) -> bool:
    """Its rows are people who learn, or want to."""
    said = ("applicant", "student", "candidate", "pupil", "learner", "trainee")
    return subject.person and named(subject, *said)


@condition
def graded(subject: Subject) -> bool:
    """It is of how somebody did at school."""
    told = subject.head != "setting" and bool(_EXAMINED & set(subject.words))
    return learns(subject.through) or ((subject.near or subject.contact) and told)


@condition
def appraised(subject: Subject) -> bool:
    """It is of how well somebody does who works, or would do who seeks work."""
    told = named(subject, "appraisal", "evaluation", "eval", "interview", "shortlist", "scorecard")
    return subject.near and (told or bool(_SEEKING & set(words(subject.through or ""))))


@condition
def marked(subject: Subject) -> bool:
    """Each of its rows is a mark of somebody who learns."""
    marks = subject.head in ("note", "grade", "mark", "score", "result", "evaluation", "assessment")
    return learns(subject.through) and marks


RULES = (
    whole("job_title", "title", "with_job", stored=TEXTS, confidence=0.7),
    whole("job_title", "contact_(job_)?title", stored="text", confidence=0.75),
    ending(
        "job_title",
        """
        job_title job occupation profession designation specialization specialisation speciality specialty
        position_title job_(role position) work_title seniority rank_title occupation_(code cd)
        """,
        "personal near reachable",
        unless="thing advertised",
        stored=TEXTS,
    ),
    whole(
        "job_title",
        "(current first last former previous expected desired full job work)_position",
        "personal near",
        unless="thing",
        stored=TEXTS,
        confidence=0.75,
    ),
    whole("job_title", "(job_)?(position role title)(_name)?", "career", unless="advertised", confidence=0.75),
    whole("company", "(institute institution employer company organi[sz]ation)(_name)?", "career", confidence=0.75),
    whole("job_title", "role_title position function", "personal", stored=TEXTS, confidence=0.6),
    whole("department", "department team grade", "personal", stored=TEXTS, confidence=0.6),
    ending(
        "company",
        """
        company company_name employer employer_name (?<!in_)organi[sz]ation organi[sz]ation_name workplace school
        university college affiliation institution institution_name business_name firm
        """,
        "personal address_of_person reachable billed",
        unless="thing organisation advertised",
        stored="text other",
        confidence=0.75,
    ),
    whole(
        "company",
        f"({ROLES})_(company employer institution affiliation organi[sz]ation)(_name)?",
        unless="thing",
        confidence=0.75,
    ),
    ending(
        "education",
        """
        education educational_(attainment level background qualification)
        highest_(education degree qualification) (education study schooling school academic literacy)_level
        level(_of)?_(education study schooling instruction literacy) degree qualification graduat(e ion)_year
        year_of_graduation passing_year major
        """,
        "personal",
        stored="text integer",
        confidence=0.7,
    ),
    ending("income", "gross net amount tax deduction bonus overtime withholding allowance", "payroll", stored=NUMBERS),
    whole(
        "income",
        rf"""
        (?!\w*(day hour minute month year percent percentage leave quantity count version order cycle {MARK})(_ $))\w+
        """,
        "payslip",
        stored="decimal float",
        confidence=0.75,
    ),
    whole(
        "income",
        r"""
        (\w+_)?(payable reimbursement contribution earning advance arrear gratuity tds epf pf esi sss philhealth
            pension total)
        """,
        "payslip",
        stored="integer",
        confidence=0.75,
    ),
    whole(
        "income",
        r"((hourly daily monthly overtime day base pay)_)?(rate pay)(_per_\w+)?",
        "at_work",
        stored="integer decimal float",
        confidence=0.75,
    ),
    ending(
        "income",
        """
        (salary wage income)(_(gross net base basic amount year yearly month monthly annual))? net_worth
        credit_(score rating) payroll compensation bonus_amount debt annual_revenue_personal
        (family household annual monthly)_income pension alimony gross_pay net_pay
        pay_(value amount scale grade band) quotient_familial
        """,
        unless="catalogued vacancy awarded",
        stored=NUMBERS,
        confidence=0.85,
    ),
    whole(
        "income",
        "fee honorarium allowance stipend commission bonus",
        "personal",
        stored="integer decimal float",
        confidence=0.75,
    ),
    ending(
        "income",
        "hourly_(rate wage pay) pay_rate (hourly_)?labou?r_cost",
        "personal employed payroll",
        unless="catalogued",
        stored=NUMBERS,
    ),
    whole("income", "(hourly_)?wage(_rate)? wage_per_hour", "near", unless="catalogued", stored=NUMBERS),
    whole(
        "income",
        """
        (internal hourly labou?r daily personnel)_(cost rate) (cost day wage base)_rate
        (basic take_home base)_pay ctc
        """,
        "personal",
        stored="integer decimal float",
    ),
    whole(
        "education",
        """
        school_class class_section grade_level (current admission previous last)_(class standard grade)
        """,
        "personal near",
        unless="thing",
        confidence=0.75,
    ),
    whole(
        "education",
        "percentage (ssc hsc tenth twelfth ug pg graduation)_(mark percentage percent)",
        "applying",
        unless="thing",
        stored=NUMBERS,
        confidence=0.75,
    ),
    whole("education", "education(_level)?", "applying", unless="thing", stored="text integer", confidence=0.75),
    whole("education", "percentage", "learning", unless="thing", stored="decimal float", confidence=0.75),
    whole(
        "education",
        "s?c?gpa (obtained scored)_mark mark_(obtained scored) (final exam)_(grade mark)",
        "personal near",
        unless="thing",
        stored=NUMBERS,
        confidence=0.75,
    ),
    whole(
        "education",
        """
        (final_ overall_ letter_ earned_)?(grade score mark) grade_point_score
        (point mark score)_(earned obtained)
        """,
        "graded",
        stored=NUMBERS,
        confidence=0.75,
    ),
    whole("education", "value point", "marked", stored=NUMBERS, confidence=0.75),
    whole(
        "sensitive",
        rf"""
        (?!\w*(max min maximum minimum pass passing target weight {MARK})(_ $))(\w+_)?(score scored rating mark)(_\w+)?
        (grand_ sub)?total
        """,
        "appraised",
        stored=NUMBERS,
        confidence=0.75,
    ),
)
