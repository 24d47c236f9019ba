"""Names of business in other languages are read in English, and names in English stay as they are."""

import pytest

from seeding.wording import snake_case

from .tables import field, numbers, plan, table


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("einzelpreis", "unit_price"),
        ("Rechnungsposition", "invoice_line"),
        ("faellig_am", "due_date"),
        ("gesamtbetrag", "total_amount"),
        ("date_commande", "order_date"),
        ("date_de_commande", "order_date"),
        ("montant_ht", "amount_excl_tax"),
        ("montantTTC", "amount_incl_tax"),
        ("numero_factura", "invoice_number"),
        ("fecha_pedido", "order_date"),
        ("prezzo_unitario", "unit_price"),
        ("leverdatum", "delivery_date"),
        ("numero_casa", "number_casa"),
    ],
)
def test_words_of_business_are_read_in_english(name, meaning):
    assert snake_case(name) == meaning


@pytest.mark.parametrize(
    "name",
    ["data", "data_source", "metadata", "fine", "fin", "unite", "date_order", "total_amount", "number_house", "order"],
)
def test_english_stays(name):
    assert snake_case(name) == name


@pytest.mark.parametrize(
    ("label", "net", "tax", "gross"),
    [
        ("shop.Rechnung", "netto", "mwst", "brutto"),
        ("shop.Commande", "montant_ht", "tva", "montant_ttc"),
        ("shop.Factura", "neto", "iva", "total"),
    ],
)
def test_net_and_tax_come_to_gross(label, net, tax, gross):
    made = plan(
        table(label, *(field(name, "decimal", digits=10, places=2) for name in (net, tax, gross))), counts={label: 50}
    )
    without, taxes, whole = (numbers(made, label, name) for name in (net, tax, gross))

    assert all(one + two == three for one, two, three in zip(without, taxes, whole, strict=True))


@pytest.mark.parametrize(
    ("label", "first", "last"),
    [
        ("shop.Rechnung", "rechnungsdatum", "faellig_am"),
        ("shop.Commande", "date_commande", "date_livraison"),
        ("shop.Pedido", "fecha_pedido", "fecha_entrega"),
    ],
)
def test_what_follows_comes_after(label, first, last):
    made = plan(table(label, field(first, "date"), field(last, "date")), counts={label: 50})

    assert all(one <= two for one, two in zip(numbers(made, label, first), numbers(made, label, last), strict=True))
