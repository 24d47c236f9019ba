"""Words of business in German, French, Spanish, Italian, Portuguese and Dutch, in names of models and columns.

`english(("montant", "ht"))` gives ("amount", "excl", "tax"). Words for people are those of `seeding.vocabulary`; words
that are English, too, are left out (`data`, `fine`), so that a name in English stays as it is.
"""

from __future__ import annotations

_CALLED: dict[str, str] = {
    "amount": "betrag montant importe importo bedrag",
    "balance": "saldo solde",
    "brand": "marke marque merk",
    "cancelled": "storniert annule annulee anulado cancelado annullato geannuleerd",
    "category": "kategorie categorie categoria",
    "comment": "kommentar commentaire comentario commento opmerking",
    "confirmed": "bestaetigt confirme confirmee confirmado confermato bevestigd",
    "company": "firma unternehmen entreprise empresa azienda bedrijf",
    "created_at": "angelegt_am erstellt_am erfasst_am cree_le creado_en criado_em creato_il aangemaakt_op",
    "created": "angelegt erstellt creacion creazione criacao",
    "currency": "waehrung moneda valuta moeda",
    "customer": "kunde cliente klant",
    "customer_number": "kundennummer kundennr kdnr",
    "date": "datum fecha",
    "delivered": "geliefert livree entregado consegnato entregue geleverd",
    "delivery": "lieferung livraison entrega consegna levering",
    "delivery_address": "lieferadresse lieferanschrift afleveradres",
    "delivery_date": "lieferdatum liefertermin leverdatum",
    "description": "beschreibung descripcion descrizione descricao omschrijving beschrijving",
    "discount": "rabatt skonto remise descuento sconto desconto korting",
    "due_date": "faelligkeit faelligkeitsdatum faellig_am zahlungsziel echeance vencimiento "
    "scadenza vencimento vervaldatum",
    "duration": "dauer duree duracion durata duracao duur",
    "end": "ende fim einde",
    "gross": "brutto brut bruto lordo",
    "incl_tax": "ttc",
    "amount_excl_tax": "montant_ht",
    "price_excl_tax": "prix_ht",
    "total_excl_tax": "total_ht",
    "address": "adresse anschrift indirizzo endereco adres",
    "invoice": "rechnung facture factura fattura fatura factuur",
    "invoice_date": "rechnungsdatum factuurdatum",
    "invoice_line": "rechnungsposition rechnungszeile factuurregel",
    "invoice_number": "rechnungsnummer rechnungsnr factuurnummer",
    "net": "netto neto liquido",
    "number": "nummer numero",
    "open": "offen abierto aberto aperto",
    "order": "bestellung auftrag commande pedido ordine encomenda bestelling",
    "order_date": "bestelldatum auftragsdatum besteldatum",
    "order_line": "bestellposition auftragsposition bestelregel",
    "order_number": "bestellnummer bestellnr auftragsnummer auftragsnr bestelnummer",
    "paid": "bezahlt paye payee pagado pagato pago betaald",
    "paid_at": "bezahlt_am paye_le pagado_en betaald_op",
    "payment": "zahlung paiement pagamento betaling",
    "price": "preis prix precio prezzo preco prijs",
    "product": "artikel produkt produit producto prodotto produto",
    "product_name": "artikelbezeichnung produktname bezeichnung_artikel libelle_produit",
    "product_number": "artikelnummer artikelnr produktnummer",
    "quantity": "menge anzahl stueckzahl quantite cantidad quantita quantidade aantal hoeveelheid",
    "reason": "grund motivo reden",
    "reference": "referenz referencia riferimento referentie",
    "status": "zustand statut stato",
    "stock": "bestand lagerbestand existencias giacenza estoque voorraad",
    "start": "anfang beginn inicio inizio",
    "supplier": "lieferant fournisseur proveedor fornitore fornecedor leverancier",
    "tax": "impot impuesto imposta imposto belasting",
    "tax_rate": "steuersatz mwst_satz mehrwertsteuersatz tva_taux taux_tva",
    "total": "gesamt summe gesamtsumme somme totale totaal",
    "total_amount": "gesamtbetrag rechnungsbetrag endbetrag totaalbedrag",
    "total_price": "gesamtpreis totaalprijs",
    "unit": "einheit unidad unita unidade eenheid",
    "unit_price": "einzelpreis stueckpreis stukprijs prix_unitaire precio_unitario prezzo_unitario preco_unitario",
    "updated_at": "geaendert_am aktualisiert_am modifie_le actualizado_en gewijzigd_op",
    "valid_from": "gueltig_ab gueltig_von valable_du geldig_vanaf",
    "valid_until": "gueltig_bis valable_jusqu geldig_tot",
    "vat": "mwst mehrwertsteuer umsatzsteuer tva btw iva",
    "warehouse": "entrepot almacen magazzino armazem magazijn",
    "weight": "gewicht poids",
}  # fmt: skip
_ENGLISH = {
    tuple(one.split("_")): tuple(meaning.split("_")) for meaning, called in _CALLED.items() for one in called.split()
}
_LONGEST = max(map(len, _ENGLISH))
_OF = frozenset(("de", "du", "des", "del", "della", "di", "do", "da", "der"))
_WHICH = frozenset(
    ("date", "number", "amount", "price", "address", "name", "code", "quantity", "total", "status", "weight", "rate")
)
"""What Romance languages put in front of whose it is: `date_commande`, `numero_factura`."""


def english(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name, those of business in English and in its order; a name that has none as it is."""
    said: list[tuple[str, ...]] = []
    place, ends_abroad, any_abroad = 0, False, False
    while place < len(parts):
        sizes = range(min(_LONGEST, len(parts) - place), 0, -1)
        size = next((one for one in sizes if parts[place : place + one] in _ENGLISH), 0)
        ends_abroad, any_abroad = size > 0, any_abroad or size > 0
        said.append(_ENGLISH[parts[place : place + size]] if size else parts[place : place + 1])
        place += max(size, 1)
    if not any_abroad:
        return parts
    plain = [one for one in said if one[0] not in _OF]
    if ends_abroad and len(plain) == 2 and plain[0][0] in _WHICH and plain[1] != ("incl", "tax"):
        plain.reverse()
    return tuple(word for one in plain for word in one)
