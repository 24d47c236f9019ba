"""Numbers that authorities give to people, and to what is theirs: identity, tax, passports, licences, plates."""

from __future__ import annotations

from seeding.reading.naming.rule import NUMBERS, ending, whole

RULES = (
    ending(
        "ssn",
        "ssn ssn_(number no nr last last_four) social_insurance_number sin_number social_number",
        unless="place",
        stored=NUMBERS,
        confidence=0.95,
    ),
    ending(
        "passport_number",
        """
        passport(_(number no num nom name id ser series serie issued_by authority))? travel_document
        """,
        stored=NUMBERS,
        confidence=0.95,
    ),
    ending(
        "driving_license",
        "driving_license(_(number no num id))? license_(number no) dl_number",
        stored=NUMBERS,
        confidence=0.9,
    ),
    ending(
        "license_plate",
        """
        license_plate(_(number no))? plate(_(number no))? vehicle_(registration plate number reg_(number no))
        engine_(number no) vrm vrn registration_plate
        (vehicle trailer boat vessel car truck bike motorcycle aircraft)_(reg registration)_(number no)
        """,
        stored=NUMBERS,
        confidence=0.88,
    ),
    ending(
        "vin",
        "vin(_(number no code))? vehicle_identification(_(number no))? chassis(_(number no))?",
        stored=NUMBERS,
        confidence=0.9,
    ),
    ending("national_id", "inn", unless="catalogued organisation", stored=NUMBERS, confidence=0.9),
    whole("license_plate", "(regn? registration)_(number no)", "vehicle", stored=NUMBERS),
    whole("vin", "fin end frame_(number no)", "vehicle", stored=NUMBERS),
    ending(
        "national_id",
        """
        national_(id identity insurance)(_(number no card))?
        (identity identification id)_(card number no document)(_(number no))?
        personal_(id number no code identity_number) citizen_(id number card) nino nin cpf rg cpf_cnpj dni nie
        nif curp rfc aadhaar aadhar bsn cnp pesel egn jmbg oib emirates_id nric fin_number hkid rut cedula
        civil_(number no id code) voter_id(_(number no card))? ni_(number no) ration_card(_(number no))?
        (birth marriage death)_certificate(_(number no))? nid(_(number no))? nat_id bvn tfn npwp nik ppsn utr
        dui dpi ctps pis(_pasep)? titulo_eleitor pio alien_(number no) green_card(_(number no))?
        medicare(_(number no))? codice_fiscale fiscal_code nir national_number steuer_id personalausweis tckn
        tc_kimlik(_no)? snils my_number rrn cuil cuit document_number id_no government_id
        """,
        unless="catalogued",
        stored=NUMBERS,
        confidence=0.9,
    ),
    ending(
        "national_id",
        """
        (bvn nino? cpf dni nie nif curp rfc aadh?aa?r bsn pesel nric rut cedula nik nid ppsn cui[lt] cnic bvn
            tckn snils)_(number no num nr id code card)
        """,
        stored=NUMBERS,
        confidence=0.9,
    ),
    whole("national_id", "cin", "people", stored=NUMBERS, confidence=0.85),
    ending(
        "tax_id",
        """
        tax_id tax_(number no identifier payer_id payer_number reference)(_number)? tin itin fiscal_(id number)
        pan_(number no card)
        """,
        unless="catalogued",
        stored=NUMBERS,
        confidence=0.88,
    ),
    ending(
        "vat_number",
        """
        vat_(number id no reg registration) (vat gst tva ust iva)_?(id number no reg_no identification code)
        vatin gstin company_(registration_)?number siret siren ein cnpj
        """,
        unless="catalogued",
        stored=NUMBERS,
    ),
)
