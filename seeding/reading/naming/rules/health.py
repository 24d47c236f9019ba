"""Health: illnesses, treatments, and what is measured of a body."""

from __future__ import annotations

from seeding.reading.naming.conditions import condition, has
from seeding.reading.naming.rule import MARK, NUMBERS, TEXTS, ending, whole
from seeding.reading.subjects import Subject
from seeding.vocabulary import word_set, words

_NO_ILLNESS = (
    r"(?!(\w+_)?(diploma idioma axioma aroma chroma [a-z]{1,2}oma schema sympathy empathy telepathy academia "
    r"bohemia premia nostalgia)(_|$))"
)
"""Before names that end as those of illnesses do."""
_FORMULARY = word_set("drug medicine medication vaccine disease illness diagnosis symptom allergy treatment")
_AILING = word_set("pregnancy maternal maternity antenatal prenatal diagnosis disease illness triage")
_BODILY = word_set("weight body measurement vital health fitness biometric growth")
_ON_HEALTH = word_set("medical health dental clinical surgical obstetric")
_KEPT_ON = word_set(
    "history record questionnaire form info information detail profile screening anamnesis background declaration "
    "intake"
)
_EXAMINING = word_set(
    "lab laboratory test blood medical clinical examination screening analysis research specimen radiology"
)
_FINDINGS = word_set("symptom diagnosis anamnesis systolic diastolic hemoglobin haemoglobin")


@condition
def formulary(subject: Subject) -> bool:
    """It lists the medicines or illnesses that there are."""
    return subject.head in _FORMULARY and not subject.near


def with_findings(subject: Subject) -> bool:
    """Columns of it say what somebody has or suffers from."""
    return subject.near and not subject.payment and _suffering(subject)


@condition
def clinical(subject: Subject) -> bool:
    """Its rows are of a patient, or say what somebody has or suffers from."""
    patients = "patient" in (*words(subject.through or ""), *subject.words)
    pressed = {("systolic",), ("diastolic",)} <= {words(one.name) for one in subject.table.fields}
    return not subject.payment and (pressed or (subject.near and (_suffering(subject) or patients)))


def _suffering(subject: Subject) -> bool:
    return any(_FINDINGS & set(words(one.name)) for one in subject.table.fields)


@condition
def of_patients(subject: Subject) -> bool:
    """Its rows are patients, or of one."""
    return subject.head == "patient" or clinical(subject)


@condition
def measured(subject: Subject) -> bool:
    """Its rows are what was measured of a patient, each with its unit."""
    return clinical(subject) and has(subject, "unit")


@condition
def resulting(subject: Subject) -> bool:
    """Its rows are what a laboratory found of somebody."""
    found = subject.head in ("result", "finding", "observation") and bool(_EXAMINING & set(subject.words))
    return subject.near and not subject.payment and found


@condition
def ailing(subject: Subject) -> bool:
    """It is of somebody's pregnancy or illness."""
    return subject.near and not subject.thing and bool(_AILING & set(subject.words))


@condition
def bodily(subject: Subject) -> bool:
    """It is of what is measured of somebody's body."""
    recorded = subject.words[-2:] in (("medical", "history"), ("medical", "record"))
    taken = subject.head in ("temperature", "height", "pulse", "bmi")
    kept = (subject.near or subject.kept_by) and _BODILY & set(subject.words)
    return (subject.near and recorded) or (subject.reach == 1 and taken) or bool(kept)


@condition
def anamnestic(subject: Subject) -> bool:
    """Its rows say at length of which illnesses somebody has had."""
    told = bool(_ON_HEALTH & set(subject.words)) and subject.head in _KEPT_ON
    return subject.near and not subject.thing and told


@condition
def vaccinated(subject: Subject) -> bool:
    """It is of the vaccinations of people."""
    given = subject.head in ("vaccination", "immunization", "immunisation", "vaccine")
    return subject.near and not subject.of_animal and given


RULES = (
    ending(
        "health",
        r"""
        diagnos[ie]s (dx diagnosis)(_code)? disease illness medication medical_(history condition) allergy
        allergie symptom treatment disability blood blood_(type group pressure) pregnan(t cy) vaccin(e ation)
        (health patient physical mental)_(condition status state) handicap prescription hiv(_status)?
        icd(_(code 10 11))? dos(e age) posolog(y ia ie) cause_of_death comorbidit(y ie) complication anamnesis
        medical_certificate (chief presenting)_complaint
        (clinical family surgical obstetric social drug past patient)_(history medical_history)
        discharge_(summary diagnosi[s]) gravida parity lmp last_menstrual(_period)? immuni[sz]ation
        (blood fasting random post_?prandial)_(sugar glucose) cholesterol heart_?rate pulse_rate spo2
        oxygen_saturation systolic diastolic hba1c (hemoglobin haemoglobin glucose)(_\w+)?
        (systolic diastolic)_(bp pressure blood_pressure value) bp_(systolic diastolic) smoking(_status)?
        alcohol(_(use consumption))? psychiatric chronic_(disease condition illness)
        (lab test covid blood screening)_result injury injurie prognosis disability_\w+ special_need genetic
        genotype rhesus(_factor)? biometric fingerprint_(data template image) diet(ary)?(_\w+)? mental_health
        accessibility_need mood level_of_care care_level
        """,
        unless="thing formulary quartered",
        stored="text other json bytes integer decimal float boolean",
        confidence=0.88,
    ),
    whole(
        "health",
        r"""
        ((admission admitting discharge)_)?(treatment disease illness vaccin(e ation) diagnosis clinical therapy
            surgery tumou?r cancer symptom
            irradiation radiation)_(?!(\w+_)?id$)\w+
        (?!(\w+_)?(recommended default standard usual max min maximum minimum)_)(\w+_)?dose(_\w+)?
        """,
        "of_patients",
        stored="text integer decimal float",
    ),
    whole(
        "health",
        r"""
        (\w+_)?(menstruation menstrual childbirth pregnancy gestation gestational)(_\w+)? lmp edd
        (\w+_)?survival(_\w+)? life_expectancy expected_delivery(_date)? last_(menstrual_)?period(_date)?
        complaint
        """,
        "of_patients personal identified ailing",
        unless="thing",
        stored="text integer decimal float date timestamp",
    ),
    whole(
        "health",
        "(risk danger warning)_(flag sign factor level score)",
        "ailing of_patients",
        unless="thing",
        stored="text json integer",
        confidence=0.75,
    ),
    whole(
        "health",
        "last_(menstrual_)?period(_date)? pregnancy_(week month status) due_date_of_birth",
        "near of_body",
        unless="thing",
        stored="text integer date timestamp",
    ),
    whole(
        "health",
        r"""
        (has_ have_ had_)?(fever cough dry_cough sore_throat difficulty_breathing shortness_of_breath
            breathlessness headache fatigue nausea vomiting diarrh\w+ (muscle body chest joint back abdominal
            stomach)_(pain ache) chill runny_nose loss_of_(taste smell) (pre_?)?existing_(condition illness
            disease) underlying_condition co_?morbid\w* dizziness rash insomnia anxiety depression)
        """,
        unless="thing formulary",
        stored="text integer",
    ),
    whole(
        "health",
        """
        (has_ have_ had_ is_ history_of_ family_)?(diabetes? diabetic hypertension hypertensive asthma asthmatic
            epilepsy stroke arthritis depression tuberculosis hepatitis an(a)?emia migraine obesity thyroid copd
            heart_(disease attack failure problem) (kidney liver lung skin)_(disease failure cancer)
            high_(blood_pressure bp cholesterol chol) smoker alcoholism)
        """,
        "near personal of_patients",
        unless="thing formulary",
        stored="text integer boolean",
    ),
    whole(
        "health",
        r"""
        trestbps? trtbps? fbs restecg thalach thalachh exang exng oldpeak postal_code chest_pain(_type)? bp bmi
        chol insulin skin_thickness pregnancy (high low resting max fasting)_\w+
        (blood heart serum exercise stress smoking cholesterol glucose diabetes? hypertension stroke albumin
            creatinine bilirubin)(_\w+)?
        (direct total)_(bilirubin protein) h(a)?emoglobin smoker coronary_\w+ an(a)?emia pedal_edema
        exercise_\w+
        """,
        "of_body",
        stored="text other integer decimal float boolean",
        confidence=0.75,
    ),
    whole(
        "body",
        r"""
        (?!\w*(unit type goal format reminder day visible public shown)(_ $))(\w+_)?(weight height pulse waist
            hip neck thigh temperature temp oxygen bp sugar systolic diastolic)(_\w+)?
        """,
        "of_body",
        unless="thing",
        stored=NUMBERS,
        confidence=0.75,
    ),
    whole(
        "body",
        """
        respirat(ion ory)(_rate)? resp_rate rr s[pa]o_?2? o2_sat(uration)? (oxygen_)?saturation blood_oxygen gcs
        etco2
        """,
        "bodily of_body clinical",
        unless="thing",
        stored=NUMBERS,
        confidence=0.75,
    ),
    whole(
        "body",
        r"body_(mass temp temperature fat water weight height)(_\w+)?",
        unless="thing",
        stored=NUMBERS,
        confidence=0.75,
    ),
    whole(
        "health",
        rf"""
        symptom_\w+
        (cognitive iq mental psychological depression anxiety stress pain fatigue hydration energy apgar
            mmse)(_test)?_(score level)
        {_NO_ILLNESS}(\w+_)?\w{{2,}}(oma itis emia aemia pathy algia plegia pnea tumou?r cancer syndrome)(_\w+)?
        (kidney liver heart lung brain thyroid cardiac renal)_(probability risk label function condition score
            result status)
        (predicted suspected)_(disease diagnosis condition illness)
        """,
        "of_body near personal",
        unless="thing",
        stored=NUMBERS,
        confidence=0.75,
    ),
    whole(
        "health",
        rf"""
        (?!(is_ was_ has_been_ has_)?(active deleted archived public private verified approved confirmed
            complete completed signed reviewed current latest primary read draft locked visible enabled given
            due done confidential dispensed printed cancelled billed discharged consent agreed shared resolved
            closed final submitted sent published urgent paid {MARK})(_\w+)?$)\w+
        """,
        "anamnestic vaccinated",
        stored="boolean",
        confidence=0.75,
    ),
    whole(
        "health",
        "(medical_ health_)?condition(_(name description detail))?",
        "anamnestic of_patients",
        unless="thing",
        stored="text json",
    ),
    whole(
        "health",
        r"""
        (sleep sport exercise workout)_(hour duration intensity) (physical_)?activity_(level intensity factor)
        (total_ daily_ target_ burned_)?calor(y ie)(_(burned intake target))? (daily_)?step_(count taken)
        water_intake stress_level sleep_quality
        """,
        "of_body personal part_of_person",
        unless="thing",
        stored="text integer decimal float",
        confidence=0.75,
    ),
    whole(
        "health",
        "(work(ing)? freetime free_time leisure screen training)_(hour duration intensity time)",
        "of_body",
        stored="text integer decimal float",
        confidence=0.75,
    ),
    whole(
        "body",
        r"(patient subject donor)_(weight height size bmi)(_\w+)?",
        unless="thing",
        stored="text integer decimal float",
        confidence=0.85,
    ),
    whole("health", "rh(esus)?(_factor)?", "personal of_patients", unless="thing", stored="text boolean"),
    whole(
        "health",
        r"""
        r_(decimal integer float number numeric string text value)
        (\w+_)?(value result)(_(number numeric decimal integer float text))?
        """,
        "resulting",
        stored=NUMBERS,
        confidence=0.75,
    ),
    ending("health", "dna", "personal near", unless="thing", stored=TEXTS, confidence=0.85),
    whole(
        "body",
        """
        (birth_ body_)?(weight height temperature)(_(kg g lb lbs oz ounce pound gram cm m in ft c f))? bmi
        pulse(_bpm)? waist oxygen(_level)?
        """,
        "clinical",
        stored="text integer decimal float",
        confidence=0.75,
    ),
    whole("body", "(weight height)_in_(kg lb cm m)s?", "near clinical", unless="thing", stored=NUMBERS),
    whole("health", "(result_)?value(_(num number text))? result", "measured", stored=NUMBERS),
    whole(
        "body",
        r"""
        (birth_)?(weight height)(_(kg g lb lbs oz cm m in ft))? temp value bmi body_\w+ waist hip chest pulse
        temperature
        """,
        "bodily",
        stored="text integer decimal float",
        confidence=0.75,
    ),
    whole(
        "body",
        """
        ((current initial start starting target goal ideal last birth)_)?(weight height)(_(kg g lb cm m in ft))?
        bmi body_(fat weight height) shoe_size eye_colou?r hair_colou?r
        """,
        "personal part_of_person",
        stored="text integer decimal float",
        confidence=0.75,
    ),
)
