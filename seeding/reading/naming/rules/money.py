"""Money: bank accounts, cards, and by which references payments are known."""

from __future__ import annotations

from seeding.reading.naming.conditions import condition
from seeding.reading.naming.rule import NUMBERS, TEXTS, ending, whole
from seeding.reading.naming.services import PAYING
from seeding.reading.subjects import Subject


@condition
def chart(subject: Subject) -> bool:
    """It lists the accounts that bookkeeping has."""
    at_a_bank = {"bank", "iban", "bic", "routing"} & {*subject.words, *subject.column_words}
    return subject.head in ("account", "chart") and not subject.near and not at_a_bank


@condition
def purse(subject: Subject) -> bool:
    """Each of its rows is what somebody has."""
    return subject.head in ("wallet", "purse") or (
        subject.reach == 1 and subject.head in ("credit", "account", "balance")
    )


RULES = (
    ending("iban", "iban", stored=TEXTS, confidence=0.97),
    ending(
        "bank_account",
        """
        (bank_)?account_(number no num nr) kto_?nr bank_account
        (swift aba routing transit bsb sort ifsc bic clearing branch)_(code number no) swift bic ifsc bsb clabe
        cbu upi(_id)?
        bank_(code details detail name branch (identification identifier identity sort routing)_(code number))
        branch_name paypal(_(account me))? (bitcoin wallet crypto ethereum btc eth)_address(es)?
        sepa_mandate(_reference)? mandate_(id reference)
        """,
        unless="chart",
        stored="text other json integer decimal float",
        confidence=0.85,
    ),
    whole(
        "bank_account", "(payment debited credited)_account", "near contact payment", stored=NUMBERS, confidence=0.75
    ),
    whole("bank_account", "counter_code code_guichet rib_key cle_rib rib", "banked", stored=NUMBERS, confidence=0.85),
    ending("bank_account", "(?<!plan_)(?<!product_)paypal_id", unless="catalogued", stored=NUMBERS, confidence=0.85),
    ending(
        "credit_card_number",
        "card_(masked_)?number card_last_(four digit) masked_card(_number)?",
        stored=NUMBERS,
        confidence=0.9,
    ),
    ending(
        "credit_card_number",
        """
        card_(number no num pan masked_number last mask) masked_(number card pan) pan card number_masked
        last_four card_masked card_?token obfuscated_number card_last_(four digit)
        """,
        unless="thing",
        stored=NUMBERS,
        confidence=0.9,
    ),
    ending("credit_card_number", "cc_(number no num last masked)", stored=NUMBERS, confidence=0.9),
    ending(
        "card_detail",
        "(cc card)_(expiry exp expiration expires exp_month exp_year)(_date)?",
        stored="text other integer decimal float date",
        confidence=0.88,
    ),
    whole("card_detail", "fingerprint", "carded banked", stored=TEXTS, confidence=0.85),
    whole(
        "card_detail",
        """
        number expiry expiry_(date month year) exp_(month year date mm yy mo yr) expires expiration
        expiration_(date_)?(date month year) expiry_date_(month year) partner_reference holder last start_date
        issue_number ccv valid_(to until)
        """,
        "carded",
        stored="text other integer decimal float date",
        confidence=0.88,
    ),
    ending(
        "bank_account",
        r"""
        (dest destination payout beneficiary counterparty payee payer debtor creditor participant partner
            opposing sender recipient receiver)_(account bank acc\w*_(number no))
        """,
        "payment",
        unless="thing",
        confidence=0.85,
    ),
    ending(
        "payment",
        "(charge intent payment transaction payer txn tx psp)_(id reference ref uid hash)",
        "near",
        unless="thing catalogued",
        confidence=0.75,
    ),
    ending(
        "payment",
        rf"""
        (trans? cust profile)_(id number string) ref(_id _no _number)? signature_id rrn token_id
        transfer_(code id) (receipt trx trn)(_(number no id code))?
        (\w+_)?({PAYING})_(\w+_)?(id code ref reference receipt number)
        (check cheque reference invoice)_(number num no)
        """,
        "payment",
        unless="thing catalogued banks",
        confidence=0.75,
    ),
    whole(
        "payment",
        f"""
        ({PAYING} stripe paypal mollie payment transaction)_(transaction payment charge order reference)_(id
            number no)
        """,
        "payment",
        unless="thing catalogued banks",
        stored="integer",
        confidence=0.75,
    ),
    ending("payment", "processor_(key id reference)", "payment", unless="catalogued", confidence=0.75),
    ending(
        "payment",
        """
        (external provider customer invoice)_(id ref reference code)
        (invoice order receipt approval customer transaction txn)_(number code)
        """,
        "payment",
        unless="thing catalogued",
        confidence=0.75,
    ),
    ending(
        "payment",
        """
        reference payment_reference
        (charge intent payment transaction payer capture authorization authorisation gateway refund order
            checkout (checkout merchant)_request (originator_)?conversation txn trn tx invoice_payment psp)_(id
            reference ref uid hash identifier)
        payment_token (?<!app_)(?<!tax_)label payer_(id info) remittance(_(info information text))?
        end_to_end(_id)? eref creditor_reference
        """,
        "payment",
        unless="thing catalogued",
        confidence=0.75,
    ),
    whole(
        "income",
        "((current available wallet account credit outstanding unpaid pending cash)_)?balance(_amount)?",
        "personal part_of_person purse refers",
        unless="thing organisation",
        stored=NUMBERS,
        confidence=0.75,
    ),
)
