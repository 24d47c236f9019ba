"""Words of a column's or table's name: split, translated to English and put into the singular."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from seeding.compounds import apart


def word_set(text: str, between: str | None = None) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split(between))


_BREAKS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^0-9A-Za-z\u0080-\uffff]+")

_CALLED: dict[str, str] = {
    "access log": "zugriffslog zugriffsprotokoll",
    "access token": "accesstoken",
    "account": "acct konto cuenta cuentas",
    "account holder": "kontoinhaber intestatario tenaamstelling rekeninghouder posiadaczkonta",
    "account number": "accountnumber accountno kontonummer kontonr ktonr rekeningnr hesapno",
    "action": "aktion accion acao azione actie akcja handlung",
    "address": "helbidea lakhely bydliste prebivaliste domiciliu aadress addr anschrift wohnadresse postadresse "
        "domicile "
        "adresse direccion endereco domicilio morada residenza indirizzo adres osoite alamat адрес 地址 住所 adresa "
        "cim lakcim morad ikamet zameldowania zamieszkania recapito woonadres huisadres thuisadres bezoekadres anschr "
        "wohnsitz adress postadress domicilioresidenza bostadsadress enderecoresidencial dizhi manzil zhuzhi",
    "adjuster": "gutachter gutachterin sachverstaendiger perito",
    "adopter": "adotante adotador adoptante adoptador adoptant adottante",
    "after": "despues depois nachher",
    "age": "adina edad idade leeftijd wiek yas alder lebensalter nianling varsta umur usia vozrast",
    "airport": "aeroport aeropuerto aeroporto flughafen lotnisko",
    "allergy": "allergia alergia allergie alerji allergien allergies",
    "alternative": "alternativo alternativa alternatif alternativ alternatieve",
    "amount": "importo bedrag kwota tutar betrag montant importe",
    "anamnesis": "anamnese anamnesi anamneza",
    "animal": "hewan ternak",
    "annual": "anual annuel annuale jaehrlich jaarlijks",
    "apartment": "appartment mieszkanie lokal daire lejlighed bovenwoning",
    "api key": "apikey",
    "applicant": "antragsteller richiedente requerente aanvrager wnioskodawca basvuran solicitante demandeur sokande "
        "sollicitant pelamar",
    "application": "lamaran",
    "appointment": "rendezvous idopont programare appuntamento afspraak wizyta randevu termin cita rdv",
    "approved": "godkjent godkendt godkaend genehmigt freigegeben aprobado aprovado approvato approuve goedgekeurd "
        "zatwierdzony",
    "archived": "arkivert archiviert archivado arquivado",
    "athlete": "atleta atleti athlet athleten sportler sporter deportista sportif sporcu sportsman",
    "attachment": "allegato anexo bijlage zalacznik anhang adjunto bilaga",
    "attribute": "merkmal",
    "audit": "auditoria audyt",
    "auth token": "authtoken",
    "author": "verfasser autore autor auteur yazar forfattare autora schrijver penulis avtor",
    "avatar": "userpic profilepic selfie headshot gravatar touxiang",
    "bank account": "bankszamla bankszamlaszam szamlaszam ziroracun norekening tilinumero ctacte bankaccount "
        "kontoverbindung bankverbindung contocorrente contobancario contabancaria bankrekening rekeningnummer "
        "rachunekbankowy nrkonta numerkonta bankahesabi coordonneesbancaires ribbancaire",
    "bank code": "blz",
    "barber": "barbeiro barbero barbier",
    "barcode": "barkod strichcode codigobarras kodkreskowy",
    "before": "antes vorher avant",
    "beneficiary": "beneficiario beneficiaria beneficiaire begunstigter beguenstigter begunstigde",
    "billing": "rechnungs",
    "billing address": "rechnungsadresse",
    "birth": "szul szuletes narozeni rodjenja rodenja rojstva nasterii nastere syntyma gimimo dzimsanas lahir geburts "
        "geburt geboorte fodelse fodsels",
    "birth date": "sunniaeg tgllahir fechanac fecnacimiento naiss rozhdeniya rozhdenia rozhd rozhdenie gebdt "
        "dtnascita fecnac birthdt dateofbirth birthdate birthday dob bday born bdate geburtsdatum geburtstag gebdat "
        "gebdatum naissance nacimiento nascimento nasc nascita geboortedatum fodelsedatum fodselsdato syntymaaika "
        "生日 生年月日 dogum dogumtarihi datanascita datanascimento fechanacimiento datenaissance dataurodzenia "
        "urodzenia urodzony urodzona fodd geboren geborenam ddn datnasc dtnasc dtnascimento szuletesi gebam shengri "
        "chushengriqi",
    "birth place": "birthplace geburtsort geboorteplaats luogonascita naturalidade lieunaissance lugarnacimiento "
        "miejsceurodzenia dogumyeri fodelseort geburtsland",
    "birth year": "yob",
    "blood group": "blutgruppe grupposanguigno gruposanguineo bloedgroep grupakrwi kangrubu groupesanguin",
    "bmi": "imc",
    "body": "cuerpo",
    "bonus": "primes praemie praemien",
    "bonus amount": "gratifica",
    "borrower": "mutuario prestatario emprunteur mutuatario ausleiher entleiher kreditnehmer peminjam lener "
        "pozyczkobiorca",
    "branch": "sucursal succursale zweigstelle agenzia",
    "brand": "marca marke merk marque",
    "brother": "hermano irmao frere fratello bruder broer brat kardes saudara",
    "browser": "navegador",
    "buyer": "comprador compratore koper kupujacy kaeufer acheteur nabywca pembeli pokupatel",
    "candidate": "cand candidato candidata kandydat kandidaat aday bewerber bewerberin candidat postulante postulant "
        "aspirante kandidat kandidaten calon",
    "cap": "cap",
    "caption": "legenda bildunterschrift didascalia bijschrift",
    "card": "creditcard debitcard bankcard tarjeta cartao kreditkarte bankkarte",
    "card number": "cardnumber cardno ccnumber",
    "caregiver": "cuidador badante betreuer verzorger mantelzorger aidant soignant",
    "category": "categoria categorias categorie kategorie kategoria kategori fenlei",
    "chassis": "chasis chassi",
    "changed": "endret aendret geaendert andrad modifie modificado modificato alterado gewijzigd zmieniony",
    "channel": "kanal canal canale kanaal",
    "chat": "livechat",
    "child": "gyermek dite dijete otrok copil anak kinder kinderzahl figlio filho figlia filha dziecko cocuk enfant "
        "hijo children enf",
    "childbirth": "parto accouchement entbindung bevalling",
    "citizen": "cidadao ciudadano citoyen cittadino cittadini buerger obywatel vatandas",
    "city": "varos oras miestas kota obec helyseg telepules postort comuna comuni gorod pobl wohnort stadt ort ville "
        "ciudad cidade poblacion localidad municipio citta woonplaats miasto город gemeente woonplaatsen miejscowosc "
        "sehir ilce comune localita stad concelho freguesia woonpl plaats kaupunki mesto localite commune",
    "claim": "schadenfall schadensfall sinistro sinistre siniestro",
    "claimant": "reclamante",
    "class": "classe klas klasa sinif klasse turma",
    "coach": "treinador entrenador entraineur allenatore",
    "code": "codice codigo kod kodu cd",
    "color": "farbe kleur colore kolor renk couleur couleurs",
    "column": "col spalte colonne colonna columna kolom",
    "comment": "kommentar commentaire comentario комментарий commento comentarios komentarz yorum opmerk kommentti "
        "kommentarer reactie pinglun",
    "company": "azienda empresa bedrijf bedrijfsnaam sirket unternehmen entreprise ditta societa foretag perusahaan",
    "complaint": "denuncia complain queixa zhaloba reclamo reclamacao klacht reklamacja sikayet beschwerde reclamacion "
        "plainte keluhan",
    "complement": "complemento complement",
    "consultation": "consulta consulte consulto",
    "contact": "kontakt iletisim",
    "contact person": "ansprechp ansprechpartner referente contactpersoon osobakontaktowa kontaktperson ilgilikisi "
        "lianxiren",
    "content": "inhalt contenuto conteudo inhoud tresc icerik contenu contenido neirong",
    "content path": "contentpath",
    "contract": "contratto contrato umowa sozlesme vertrag contrat avtal",
    "convicted": "karany",
    "coordinate": "geolocation latlng latlong geopoint",
    "count": "anz anzahl",
    "country": "paese pais kraj ulke pays",
    "course": "formation",
    "court": "sad tribunale tribunal gericht rechtbank mahkeme",
    "created": "opprettet oprettet skapad erstellt angelegt erfasst creado criado creato cree saisi aangemaakt "
        "utworzony",
    "customer": "zakaznik zakaznice ugyfel vevo klijent kupac klientas klients cust kunde kundin kunden cliente klant "
        "klient kund musteri pelanggan klanten klienci kunder acquirente musteriler asiakas clienti clientes klientka "
        "afnemer kehu mijoz freguese nasabah zakazchik",
    "data": "datos dado dados dati daten gegevens dane donnees",
    "date": "dttm tanggal tgl fec trh dt datum tarih tarihi fecha",
    "day": "jour jours dia giorno dag dzien",
    "death date": "todesdatum sterbedatum deces fallecimiento overlijdensdatum zgonu obito decesso morte dataobito "
        "sterbetag verstorben overleden fallecido",
    "deduction": "trattenute descontos inhoudingen potracenia kesinti abzuege",
    "defendant": "demandado acusado reu beklagter beklagte",
    "deleted": "slettet geloescht supprime eliminado excluido eliminato verwijderd usuniety",
    "delivery": "liefer",
    "delivery address": "lieferadresse",
    "department": "setor abteilung reparto departamento afdeling dzial bolum bumen",
    "description": "descr beschreibung descrizione descricao descripcion omschrijving opis aciklama beskrivning "
        "kuvaus beschrijving hergang unfallhergang tathergang sachverhalt descriere popis jianjie deskripsi",
    "diagnosis": "diagnose diagnosi diagnostico rozpoznanie tani teshis diagnoza diagnostic diagnosa",
    "disability": "schwerbehindert behindert schwerbehinderung disabilita invalidita deficiencia niepelnosprawnosc "
        "engelli behinderung discapacidad cegueira ceguera blindheit cecite blindness surdez surdite sordera taubheit "
        "deafness autismo autismus autisme autism",
    "disease": "gaixotasuna enfermedad doenca maladie krankheit malattia ziekte choroba hastalik penyakit "
        "enfermedades doencas "
        "maladies",
    "display name": "displayname",
    "district": "bairro quartiere wijk mahalle dzielnica kecamatan",
    "doctor": "mediku orvos lekar lijecnik zdravnik laakari gydytojas medtraitant vrach arzt aerztin einweiser "
        "hausarzt "
        "medecin medico dottore doktor lekarz huisarts dokter lakare medicocurante lege laege yisheng hekim",
    "doctor number": "lanr bsnr arztnummer",
    "document": "dokument documento belge dokumenty evrak",
    "donor": "donateur donatrice donante doador doadora donatore spender spenderin donador bagisci darczynca donatur "
        "pendonor donneur dawca givare",
    "driver": "autista motorista kierowca chauffeur fahrer surucu sofor conducente conductor bestuurder forare "
        "conducteur chofer sopir pengemudi voditel",
    "driving license": "rijbewijsnr patente rijbewijs rijbewijsnummer prawojazdy ehliyet permisconducir "
        "permisconduire fuehrerschein fuehrerscheinnr fuehrerscheinnummer korkort cartaconducao cnh patenteguida",
    "edited": "bearbeitet redigert",
    "editor": "bearbeiter",
    "education": "escolaridad escolaridade scolarite pendidikan wyksztalcenie bildungsabschluss",
    "education level": "bildungsniveau opleidingsniveau nivelestudios niveleducativo niveauetude niveauetudes",
    "email": "elpastas surel pochta emailaddress mailaddress emailaddr emails eml mailadresse emailadresse courriel "
        "correo почта 邮箱 电子邮件 メールアドレス epost eposta mailadres emailadres correoelectronico "
        "postaelettronica indirizzoemail mejl adresmail mailanschrift ailmel youxiang",
    "emergency": "notfall nood",
    "emergency contact": "notfallkontakt contattoemergenza contatoemergencia noodcontact acildurum kontaktalarmowy "
        "contactourgence",
    "employee": "trabajadora employe empleada zaposlenik alkalmazott dolgozo munkavallalo angajat karyawan pegawai "
        "radnik delavec medarbetare medarbejder mitarb sotrudnik rabotnik zamestnanec darbuotojas tyontekija emp "
        "mitarbeiter salarie empleado dipendente funcionario colaborador pracownik werknemer medewerker calisan "
        "personel empregado trabajador salariat anstalld ansatt lavoratore collaboratore mitarbeiterin angestellter "
        "empl yuangong xodim impiegato impiegata beschaeftigter beschaeftigte",
    "employee number": "personalnummer personalnr persnr matricola personeelsnummer personeelsnr sicilno sicil "
        "nrpracownika dienstnr dienstnummer matricule",
    "employer": "employeur",
    "end": "ende fin einde slut koniec bitis",
    "ethnicity": "etnia suku",
    "evaluation": "valutazione avaliacao beoordeling ocena bewertung evaluacion degerlendirme",
    "evaluator": "evaluador evaluadora avaliador evaluateur beurteiler",
    "expiry": "venc vencimiento scadenza caducidad ablaufdatum vervaldatum",
    "farmer": "agricultor agriculteur agricoltore landwirt petani",
    "father": "apja otec otac ayah padre pai vader ojciec baba vater pere",
    "fee": "honoraires honorar honorario honorarium onorario",
    "field": "feld campo",
    "file": "datei bestand ficheiro arquivo plik dosya fichier archivo",
    "file name": "filename dateiname",
    "first name": "utonev krestni meno eesnimi vardas prenomusuel imya imja vnm fnm fstname firstnm firstname fname "
        "forename givenname vorname vname rufname prenom voornaam roepnaam imie fornamn fornavn etunimi имя vorn "
        "nomeproprio nombrepila voornamen roepnamen imiona forenames tilltalsnamn keresztnev jmeno prenume ism",
    "floor": "piso",
    "follow up": "followup",
    "freelancer": "freelance",
    "full": "completo completa complet complete intero volledig voll ganzer",
    "full name": "fio fullname realname 姓名 名前 氏名 nomecompleto nombrecompleto nomcomplet nominativo adsoyad "
        "adisoyadi isimsoyisim vollstaendigername volledigenaam imienazwisko fullstandignamn xingming hoten",
    "gender": "пол pohlavie spol kelamin lytis sugu geschlecht sexe sexo sesso geslacht plec cinsiyet kjonn sukupuoli "
        "pohlavi genere genero geschl xingbie jinsi",
    "gestation": "gestacion gestacao schwangerschaftswoche",
    "gross": "brutto lordo bruto brut brutlon",
    "group name": "groupname",
    "guardian": "tuteur tutore encarregado voogd opiekun veli erziehungsberechtigter vormund wali apoderado acudiente "
        "sorgeberechtigter vardnadshavare",
    "guest": "hospede convidado huesped invitado ospite ospiti invitato gast gaeste gosc misafir konuk tamu",
    "hairdresser": "cabeleireiro peluquero coiffeur parrucchiere friseur",
    "health": "salute saude gezondheid zdrowie saglik gesundheit salud sante",
    "health insurance": "mutuelle isapre krankenkasse",
    "height": "groesse koerpergroesse taille altura altezza lengte wzrost statura langd estatura",
    "heir": "herdeiro heredero heritier erede",
    "history": "historia historique historico storico geschiedenis verlauf historie",
    "holder": "inhaber titulaire titular halter halterin titolare",
    "hourly rate": "uurloon stundensatz",
    "house number": "hnr hazszam housenumber houseno hausnummer hausnr huisnummer numerocivico civico huisnr nrdomu "
        "nrmieszkania numerodomu kapino",
    "household": "agregado haushalt foyer huishouden",
    "iban": "ibannummer ibannr",
    "id number": "ausweisnr ausweisnummer",
    "imported": "importert importiert importado importato geimporteerd",
    "income": "renda reddito inkomen dochod gelir einkommen ingresos revenu penghasilan",
    "individual": "individuo",
    "instruction": "instrucciones instruccion",
    "instructor": "istruttore",
    "insurance number": "versichertennummer verzekeringsnummer numerosutente polisnummer",
    "insured": "versicherter assicurato segurado verzekerde ubezpieczony sigortali asegurado assure",
    "invoice": "fattura fatura factuur faktura rechnung facture factura",
    "ip": "ips ipaddress ipaddr",
    "job title": "beosztas jabatan tehtavanimike dolzhnost doljnost posada jobtitle mansione cargo functie stanowisko "
        "unvan puesto berufsbezeichnung befattning inquadramento fonction poste zhiwei",
    "joined": "eintritt alta adhesion ingreso ingresso iscrizione",
    "judge": "giudice juiz rechter sedzia hakim richter juez juge",
    "key": "schluessel",
    "key value": "keyval keyvalue",
    "label": "bezeichnung bez libelle designacao etiqueta etichetta",
    "language": "idioma idiomas lingua langue sprache taal jezyk sprog sprak bahasa",
    "last name": "abizena abizenak vezeteknev csaladnev perekonnanimi pavarde uzvards appaterno apmaterno familiya "
        "familija "
        "prizvishche prezime priimek ape lnm surnm lastnm lastname lname surname familyname maidenname nachname "
        "familienname geburtsname nname apellido sobrenome cognome achternaam nazwisko efternamn efternavn etternavn "
        "sukunimi soyad soyadi фамилия lastn surn achternamen tussenvoegsel nazwiska apellidos sobrenomes cognomi "
        "slaktnamn prijmeni priezvisko familienaam meisjesnaam ragionesocialecognome soyisim nachn familiennamen "
        "apelido",
    "latitude": "lat breedtegraad breitengrad latitud latitudine szerokosc enlem",
    "law firm": "kancelaria kanzlei avvocati advocatenkantoor",
    "lawyer": "avvocato advogado advocaat adwokat avukat anwalt rechtsanwalt abogado avocat prawnik",
    "leader": "lider leiter leiterin leider capogruppo lidera",
    "left": "austritt baja sortie salida uscita",
    "level": "nivel niveau livello grado grau",
    "license plate": "kennz gosnomer nopol vrm vrn licenceplate licenseplate numberplate kennzeichen targa matricula "
        "kenteken tablicarejestracyjna nrrejestracyjny plaka kfzkennzeichen immatriculation regnummer placaveiculo "
        "placa",
    "line": "ligne riga posten",
    "location": "lagerort ubicacion ubicacao emplacement",
    "log": "protokoll protocolo protocollo dziennik gunluk zhurnal",
    "login": "inloggen",
    "long": "long",
    "longitude": "lng lon lengtegraad laengengrad longitud longitudine dlugosc boylam",
    "mac": "macaddress",
    "mail box": "mailbox",
    "manager": "gestor gestora mgr gerant gestore gerente yonetici kierownik leidinggevende vorgesetzter",
    "mandate": "mandat",
    "manufacturer": "hersteller fabricant fabricante fabrikant produttore",
    "marital status": "csaladiallapot estcivil familienstand etatcivil burgerlijkestaat statocivile estadocivil "
        "medenihal medenidurum stancywilny civilstand",
    "matriculation number": "matrikelnummer matrikelnr studentnummer studentennummer okulno nralbumu numeroaluno",
    "medical certificate": "attest arbeitsunfaehigkeitsbescheinigung",
    "medical history": "antecedent antecedente antecedentes antecedents rekammedis prontuario",
    "medication": "gyogyszer obat ravim medikament farmaco farmaci medicamento medicijn medicijnen lek leki ilac "
        "ilaclar medicament traitement medikamente medisin medisiner medicin mediciner medicamentos medicaments",
    "member": "adherent adherente clen jasen anggota narys socio membro lid mitglied uye czlonek socia miembro medlem "
        "membre ledenlid tesserato afiliado afiliada huiyuan cotisant licencie iscritti chlen",
    "menstruation": "menstruacion menstruacao",
    "message": "msg nachricht mensaje mensagem messaggio bericht wiadomosc mesaj meddelande melding boodschap viesti "
        "mensajes pesan liuyan",
    "message id": "msgid",
    "middle name": "otchestvo middlename отчество secondonome drugieimie",
    "mobile": "celu mobilni mobitel kannykka cellphone mobilephone msisdn whatsapp mdn handy handynummer mobil "
        "mobilnummer portable celular movil telemovel cellulare mobiel 手机号 手机 mobielnummer celulare komorka "
        "telkom ceptelefonu cepno gsm gsmno gsmnummer mobiltelefon mobilnr matkapuhelin telemoveis portavel shouji "
        "shoujihao",
    "model": "modell modello modelo modele",
    "monthly": "mensual mensuales mensuel mensuelle mensile mensal mensais monatlich maandelijks miesieczny",
    "mood": "humor humeur stimmung umore animo",
    "mother": "anyja majka ibu madre mae moeder matka anne mutter mere",
    "name": "izena neve ime navn namn nom nombre nome naam nama adi isim nazwa naziv nimi nev mingcheng nume",
    "national": "staats",
    "national id": "taj tajszam szig adoigazolvany asmenskodas snils amka cnic ktp emso umcn embg hetu nrc nuit "
        "isikukood codfisc codicefiscale rg personalausweis cni personnummer pesel cpf dni nif curp bsn cnp tckn jmbg "
        "oib steuerid egn nric aadhaar aadhar cedula nino 身份证号 nie rijksregisternummer rijksregister "
        "burgerservicenummer cartaidentita documentoidentita bilheteidentidade cartaocidadao kimlikno tckimlik "
        "tckimlikno tcno dowodosobisty numerdowodu identiteitsnummer personnr fodselsnummer henkilotunnus cprnummer "
        "shenfenzheng shenfenzhenghao cccd cmnd",
    "nationality": "allampolgarsag drzavljanstvo cetatenie kewarganegaraan kansalaisuus kodakondsus pilietybe "
        "staatsang staatsangeh grazhdanstvo hromadyanstvo staatsangehoerigkeit nacionalidad nazionalita cittadinanza "
        "nacionalidade nationaliteit narodowosc obywatelstwo uyruk nationalite staatsbuergerschaft medborgarskap",
    "need": "necessidades necesidades besoins beduerfnisse bisogni",
    "net": "netto liquido",
    "note": "notiz notizen nota 备注 appunti anotacoes notatki notlar notitie notities notatka annotazioni notitza "
        "anteckning anteckningar notas notizie anmerkung anmerkungen notat",
    "number": "cislo szam nomor nb broj numero numer nummer numara nr num numarasi nbr nbre bianhao",
    "nurse": "helsepersonell sygeplejerske sykepleier krankenpfleger infirmier infirmiere enfermero enfermera "
        "enfermeiro infermiere infermiera pfleger krankenschwester pflegekraft verpleegkundige pielegniarka hemsire "
        "perawat sjukskoterska",
    "object": "objekt objeto obj",
    "occupation": "foglalkozas povolani zanimanje ocupatie pekerjaan ammatti occ beruf professione profissao beroep "
        "zawod meslek metier profesion yrke mestiere oficio ocupacion ocupacao professiya",
    "office": "ufficio biuro kantoor buero bureau oficina escritorio ofis sede standort filiale vestiging oddzial "
        "sube dienststelle behoerde",
    "order": "ordine encomenda bestelling zamowienie siparis bestellung commande dingdan",
    "original": "orig",
    "owner": "proprietario eigenaar wlasciciel sahip sahibi eigentuemer propietario proprietaire agare dono dueno "
        "pemilik vladelec besitzer",
    "parent": "genitore ouder rodzic ebeveyn elternteil progenitore ortu",
    "participant": "teilnehmer teilnehmende partecipante partecipanti uczestnik katilimci peserta uchastnik deltagare "
        "deltaker deltager",
    "passenger": "passagier passageiro pasajero passager passeggero pasazer yolcu penumpang passazhir passagerare "
        "fahrgast",
    "passport": "pasport pasporta reisepass passnr passaporto passaporte paspoort paspoortnummer paszport pasaport "
        "pasaporte passeport passnummer paspor",
    "password": "jelszo parool passwd pwd pw pass passphrase passcode kennwort passwort motdepasse mdp contrasena "
        "contrasenia senha wachtwoord haslo losenord adgangskode passord salasana sifre пароль 密码 パスワード "
        "palavrapasse wachtwoorden parola hasla sifresi heslo losenordet contraseña mima",
    "patient": "patiente pacient paciens pasien patsient bolnik paciente paziente hasta pacjent potilas "
        "patientin "
        "pasient pasienter huanzhe bingren",
    "patron": "leitor lector lecteur lettore leser lezer czytelnik okuyucu pembaca chitatel",
    "payer": "zahler pagador payeur pagante beitragszahler",
    "payment": "pagamento betaling platnosc odeme zahlung paiement pago betalning",
    "payment method": "zahlart zahlungsart zahlungsweise betaalwijze zahlmethode",
    "payment reference": "verwendungszweck",
    "payroll": "paie lohnabrechnung gehaltsabrechnung cedolino loonstrook paystub",
    "person": "canhan nhankhau szemely persoana asmuo orang persona pessoa persoon osoba kisi personne henkilo "
        "chelovek",
    "personal": "perso",
    "pet": "mascota mascotas haustier huisdier",
    "phone": "puhelinnumero telepon nohp telp fono fonocasa phonenumber telephone tel telno phoneno fax telefon "
        "telefonnummer rufnummer durchwahl telefono telefone fijo tfno tlf tlfno tlfn telefoon telefoonnummer puhelin "
        "telefonu телефон 电话 電話 电话号码 電話番号 telefonnr telefoonnr telefononumero numerotelefono numtel telnr "
        "nrtelefonu numertelefonu telefonnumer telnummer telefonszam telf ntel festnetz teléfono telefonocasa "
        "vastnummer telefonhem rufnr dianhua lianxidianhua",
    "photo": "foto fotografia fotograf zdjecie lichtbild passbild pasfoto resim photographie zhaopian",
    "picture": "bild",
    "place": "hely misto mjesto locul tempat lugar",
    "plaintiff": "demandante plaignant klaeger",
    "plate": "rejestracyjny",
    "player": "jogador jugador joueur giocatore giocatori spieler speler zawodnik gracz oyuncu igrok spelare pemain",
    "policyholder": "tomador versicherungsnehmer",
    "position": "posizione posicao positie",
    "postal code": "postinumero kodepos postikood zip zipcode postcode postalcode pincode plz postleitzahl codepostal "
        "cep codigopostal cp postakodu kodpocztowy postnummer postnr codicepostale psc iranyitoszam",
    "pregnancy": "embarazo gravidez schwangerschaft grossesse gravidanza zwangerschap ciaza gebelik schwanger "
        "embarazada gravida",
    "prescription": "recept receta receita ordonnance ricetta rezept resep",
    "price": "prezzo preco prijs cena fiyat preis prix precio jiage danjia",
    "principal": "principal principale hauptadresse",
    "private": "privat",
    "product": "produk producto produto produit prodotto produkt urun shangpin",
    "profile": "profil",
    "province": "provincia wojewodztwo vilayet provincie provinsi",
    "purpose": "zweck",
    "quantity": "shuliang",
    "query": "abfrage zapytanie",
    "race": "raca raza",
    "reason": "grund anlass begruendung motif motivo causale motivazione reden powod sebep gerekce grunden orsak "
        "raison",
    "receptionist": "recepcionista atendente",
    "recipient": "rcpt empfaenger empf destinataire destinatario alici odbiorca ontvanger destinatari empfangsperson "
        "mottagare",
    "reference": "referencia referenz referentie riferimento",
    "relative": "angehoeriger angehoerige proche familiar",
    "religion": "konfession religione religiao religie wyznanie geloof religionszugehoerigkeit kirchenzugehoerigkeit "
        "konf agama",
    "remark": "megjegyzes poznamka napomena opomba observatii catatan huomautus bem bemerk primechanie zamechanie obs "
        "bemerkung bemerkungen remarque observacoes observaciones opmerking opmerkingen uwagi osservazioni "
        "osservazione bijzonderheden toelichting opmerkingenveld spostrzezenia observacao observacion opm keterangan "
        "beizhu",
    "renter": "mieter locataire inquilino huurder najemca kiraci arrendatario conduttore",
    "reply": "risposta resposta antwoord odpowiedz yanit antwort respuesta reponse svar",
    "report": "rapporto segnalazione relatorio verslag raport rapor informe rapport",
    "representative": "vertreter",
    "request": "richiesta pedido verzoek wniosek talep anfrage solicitud demande istek istegi",
    "requester": "isteyen verzoeker",
    "residence": "melde wohn woon",
    "resident": "morador residente vecino habitante habitant riverain abitante condomino bewohner einwohner bewoner "
        "inwoner mieszkaniec penduduk warga penghuni zhitel boende invanare sakin",
    "responsible": "responsavel responsabile verantwoordelijke sorumlu odpowiedzialny verantwortlicher responsable "
        "ansvarig",
    "result": "ergebnis resultat resultado risultato uitslag wynik",
    "review": "avis recension resena recensione rezension opinia arvostelu",
    "reviewer": "recensore revisor",
    "role": "rolle ruolo papel rola",
    "room": "stanza quarto kamer pokoj oda zimmer chambre sala",
    "salary": "fizetes munkaber mzda gaji palkka sueldobase oklad zarplata wynagr stip slry verguetung gehalt salaire "
        "salario stipendio lohn ordenado vencimento retribuzione salaris loon wynagrodzenie pensja maas sueldo nomina "
        "paga remuneracao remuneracion remuneration stundenlohn ral sallary gongzi xinchou salariu maosh",
    "salutation": "anrede civilite",
    "schooling": "etude estudio estudo escolar scolaire educativo instrucao",
    "secret": "geheim geheime geheimes",
    "secret key": "secretkey",
    "segment": "segmento",
    "seller": "vendeur vendedor venditore satici sprzedawca verkoper verkaeufer",
    "semester": "semestre semestr",
    "sender": "absender expediteur remitente mittente remetente afzender nadawca gonderen avsandare einsender",
    "session id": "sessionid",
    "session key": "sessionkey",
    "shipping service": "versanddienst versanddienstleister versandart",
    "sibling": "sibling siblings hermanos irmaos fratelli geschwister rodzenstwo",
    "signature": "handtekening podpis imza unterschrift assinatura",
    "sister": "hermana irma soeur sorella schwester zus siostra",
    "smoking": "fumador fumadora fumatore fumeur raucher roker smoker",
    "speaker": "intervenant intervenante referent referentin vortragender ponente relatore relatrice palestrante "
        "prelegent foredragsholder conferencier conferenciante sprecher",
    "special": "especial especiais especiales besondere speciali",
    "spouse": "hazastars manzel manzelka suprug istri suami puoliso epoux epouse coniuge conjuge echtgenoot "
        "echtgenote partnerin malzonek ehepartner ehegatte conjoint conyuge",
    "ssn": "ssn svnr sozialversicherungsnummer secu insee numsecu niss numerosns bsnnummer ahvnummer ahvnr nss",
    "start": "beginn anfang inicio debut inizio poczatek",
    "state": "oblast bundesland",
    "status": "durum statut estatus zhuangtai",
    "street": "utca katu tanav gatve jalan strada streetname streetaddress strasse straße rue calle rua straat ulica "
        "gata straatnaam sokak cadde gatuadress ulice strassenname viapiazza calleynumero logradouro ulitsa",
    "student": "stud tanulo diak siswa mahasiswa ucenik hallgato opilane mokinys alumno studente alunno allievo "
        "estudante "
        "aluno aluna ogrenci uczen leerling schueler schuelerin eleve estudiante elev opiskelija cursist deelnemer "
        "xuesheng oquvchi discente etudiant etudiante studierende murid uchenik",
    "student number": "xuehao",
    "subject": "subj betreff asunto oggetto assunto onderwerp konu temat objet",
    "supplier": "proveedor gongyingshang",
    "supporter": "padrino madrina parrain marraine",
    "surgery": "cirugia chirurgie cirurgia chirurgia cirugias",
    "suspect": "indagato suspeito verdachte podejrzany supheli verdaechtiger",
    "symptom": "symptome symptomes sintoma sintomas sintomi symptomen objaw objawy semptom gejala",
    "table": "tabelle tabla tabela tabella tabel",
    "tax bracket": "steuerklasse",
    "tax id": "adoazonosito adoszam npwp taxid steuernummer partitaiva steuernr steueridnr vergino nip taxnumber "
        "numerofiscal",
    "teacher": "tanar ucitel ucitelj nastavnik dosen opettaja opetaja mokytojas insegnante docente professore "
        "professor ogretmen nauczyciel docent leraar lehrer lehrerin enseignant profesor larare jiaoshi oqituvchi "
        "guru professeur maestro dozent dozentin uchitel prepodavatel pengajar",
    "team": "equipe equipo mannschaft squadra takim druzyna",
    "temperature": "suhu temperatura temperatur sicaklik",
    "tenant": "locatario affittuario paechter lokator penyewa hyresgast",
    "text": "txt freitext testo texto tekst metin texte",
    "therapist": "behandler behandelaar terapeut terapeuta therapeut therapeutin",
    "therapy": "terapia",
    "title": "titolo titulo baslik tytul titre titel tittel titulek judul biaoti",
    "token": "tok",
    "trainee": "estagiario estagiaria pasante becario stagiaire tirocinante stagista praktikant praktikantin "
        "auszubildender azubi stagiair",
    "treatment": "tratamiento tratamento behandlung trattamento behandeling leczenie tedavi",
    "type": "typ tipo soort rodzaj leixing jenis",
    "unit": "einheit misura unidad unita unitamisura unite",
    "until": "bis hasta",
    "updated": "oppdatert opdateret uppdaterad aktualisiert actualizado atualizado aggiornato bijgewerkt "
        "zaktualizowany",
    "url path": "urlpath",
    "user": "felhasznalo utilizator korisnik uporabnik kasutaja vartotojas usr polzovatel uzivatel benutzer "
        "utilisateur usuario utente gebruiker uzytkownik anvandare bruger bruker kayttaja kullanici pengguna "
        "пользователь usuarios utilizador kullanicilar utenti gebruikers uzytkownika yonghu usager nutzer anwender",
    "user agent": "useragent",
    "user id": "userid",
    "username": "felhasznalonev nickname nick uname screenname loginname usrname benutzername gebruikersnaam 用户名 "
        "nomeutente nomeusuario nazwauzytkownika kullaniciadi gebruikersnm nombreusuario nomutilisateur anvandarnamn "
        "loginnaam pseudo benutzerkennung benutzerkennzeichen zhanghao yonghuming",
    "vacancy": "lowongan",
    "value": "wert valeur valor valore waarde wartosc",
    "vat": "btw iva mva moms",
    "vat number": "vatnumber vatid",
    "vehicle": "veicolo veiculo voertuig pojazd arac fahrzeug vehicule vehiculo fzg",
    "vehicle fleet": "fuhrpark",
    "victim": "vittima vitima slachtoffer poszkodowany opfer magdur",
    "village": "kelurahan",
    "visit": "visita bezoek wizyty ziyaret besuch visite kunjungan",
    "visitor": "visitante visiteur visitatore besucher bezoeker odwiedzajacy ziyaretci pengunjung posetitel besokare",
    "volunteer": "benevole voluntario voluntaria volontario volontaria freiwilliger freiwillige ehrenamtlicher "
        "vrijwilliger wolontariusz gonullu relawan volontaire helfer volontar volonter",
    "wage tax": "lohnsteuer loonbelasting",
    "waiter": "garcom mesero camarero cameriere kellner",
    "warehouse": "cangku",
    "webhook": "webhook",
    "website": "homepage webpage",
    "weight": "gewicht poids peso waga agirlik vikt",
    "who": "wer chi quien quem kto kim",
    "wish list": "wishlist",
    "witness": "testimone testemunha getuige swiadek tanik zeuge testigo temoin zeugen zeugin testigos temoins",
    "work": "dienstlich geschaeftlich",
    "worker": "trabalhador operario obrero ouvrier travailleur operaio arbeiter",
}  # fmt: skip
"""Meanings, and the words for them: cut short, written together, or of other languages."""

_MEANINGS = {word: meaning for meaning, called in _CALLED.items() for word in called.split()}

_NAMED = sorted(
    word_set(
        "customer employee patient student user client member contact father mother guardian parent spouse teacher "
        "driver doctor applicant insured agent guest visitor owner buyer seller holder account first last full middle "
        "person recipient sender"
    )
)

_PHRASES: tuple[tuple[str, str], ...] = (
    ("name full", "full name"),
    ("date birth date", "birth date"), ("geb dat", "birth date"), ("geb date", "birth date"),
    ("geburts date", "birth date"), ("geb am", "birth date"), ("birth am", "birth date"), ("geb in", "birth place"),
    ("date nac", "birth date"), ("date naiss", "birth date"),
    ("data ur", "birth date"), ("d o b", "birth date"), ("haus number", "house number"), ("sv number", "ssn"),
    ("number ssn", "ssn"), ("ssn sociale", "ssn"), ("steuer id", "national id"), ("tc kimlik", "national id"),
    ("konto number", "account number"), ("kto number", "account number"), ("steuer number", "tax id"),
    ("account bancaria", "bank account"), ("account bancario", "bank account"), ("compte bancaire", "bank account"),
    ("code postal", "postal code"), ("code pocztowy", "postal code"), ("code fisc", "national id"),
    ("code fiscale", "national id"),
    ("address address", "address"), ("number tel", "phone"), ("tel number", "phone"), ("phone number", "phone"),
    ("mobile number", "mobile"), ("mail address", "email"), ("mail adresse", "email"), ("blood grp", "blood group"),
    ("blood typ", "blood type"), ("insur pol", "insurance policy"), ("ins policy", "insurance policy"),
    ("etat civil", "marital status"), ("estado civil", "marital status"), ("stato civile", "marital status"),
    ("kfz number", "license plate"), ("pass number", "passport"), ("birth dt", "birth date"),
    ("birth d", "birth date"), ("street y number", "street number"), ("street e number", "street number"),
    ("date death date", "death date"), ("date of death", "death date"), ("date death", "death date"),
    ("address siege", "address"), ("raison sociale", "company name"),
    ("razon social", "company name"), ("ragione sociale", "company name"), ("firmen name", "company name"),
    ("e mail", "email"), ("e mails", "email"), ("tele phone", "phone"), ("cell phone", "mobile"),
    ("user name", "username"), ("screen name", "username"), ("nick name", "username"), ("login name", "username"),
    ("user names", "username"), ("given name", "first name"), ("fore name", "first name"), ("sur name", "last name"),
    ("family name", "last name"), ("maiden name", "last name"), ("zip code", "postal code"),
    ("post code", "postal code"), ("postal code code", "postal code"), ("postal code number", "postal code"),
    ("date of birth", "birth date"), ("date birth", "birth date"), ("data birth date", "birth date"),
    ("birth day", "birth date"), ("data de birth date", "birth date"), ("date de birth date", "birth date"),
    ("mot de passe", "password"), ("mobile phone", "mobile"), ("home page", "website"), ("web site", "website"),
    ("web page", "website"), ("credit card", "card"), ("debit card", "card"), ("bank card", "card"),
    ("ip address", "ip"), ("remote address", "ip"), ("remote addr", "ip"), ("mac address", "mac"),
    ("pass word", "password"), ("file names", "file name"), ("licence plate", "license plate"),
    ("number plate", "license plate"), ("driving licence", "driving license"), ("driver licence", "driving license"),
    ("driver license", "driving license"), ("drivers license", "driving license"), ("social security number", "ssn"),
    ("social security", "ssn"), ("ad soyad", "full name"), ("name last name", "full name"),
    ("name y last name", "full name"), ("name e last name", "full name"), ("name first name", "full name"),
    ("first name last name", "full name"), ("first name i last name", "full name"),
    ("last name first name", "full name"), ("first name name", "full name"), ("name et first name", "full name"),
    ("birth date yeri", "birth place"), ("luogo birth date", "birth place"), ("lugar birth date", "birth place"),
    ("lieu birth date", "birth place"), ("miejsce birth date", "birth place"), ("city birth date", "birth place"),
    ("province birth date", "birth place"), ("place birth date", "birth place"),
    ("country birth date", "birth country"), ("anno birth date", "birth year"), ("ano birth date", "birth year"),
    ("annee birth date", "birth year"), ("birth date year", "birth year"), ("birth date data", "birth date"),
    ("birth date date", "birth date"), ("date ur", "birth date"), ("posta code", "postal code"), ("e posta", "email"),
    ("posta elettronica", "email"), ("email electronico", "email"), ("email elettronica", "email"),
    ("address email", "email"), ("partita iva", "vat number"), ("vergi number", "tax id"),
    ("kimlik number", "national id"), ("tc number", "national id"), ("tc national id", "national id"),
    ("national id number", "national id"), ("document identita", "national id"), ("carta identita", "national id"),
    ("card cidadao", "national id"), ("document identidade", "national id"), ("document identidad", "national id"),
    ("dowod osobisty", "national id"), ("number dowodu", "national id"), ("kan grubu", "blood group"),
    ("gruppo sanguigno", "blood group"), ("grupo sanguineo", "blood group"), ("grupa krwi", "blood group"),
    ("groupe sanguin", "blood group"), ("medeni hal", "marital status"), ("medeni hali", "marital status"),
    ("medeni status", "marital status"), ("stan cywilny", "marital status"), ("burgerlijke staat", "marital status"),
    ("postal code phone", "mobile"), ("number phone", "phone"), ("number mobile", "mobile"),
    ("number civico", "house number"), ("number porta", "house number"), ("kapi number", "house number"),
    ("daire number", "apartment"), ("number konta", "bank account"), ("rachunek bankowy", "bank account"),
    ("hesap number", "bank account"), ("conto bancario", "bank account"), ("conta bancaria", "bank account"),
    ("conto corrente", "bank account"), ("contacto emergencia", "emergency contact"),
    ("contatto emergenza", "emergency contact"), ("contato emergencia", "emergency contact"),
    ("acil status", "emergency"), ("contact urgence", "emergency contact"), ("permis conduire", "driving license"),
    ("permiso conducir", "driving license"), ("carta conducao", "driving license"),
    ("prawo jazdy", "driving license"), ("tessera sanitaria", "health card"), ("pay slip", "payslip"),
    ("date patient", "date until"), ("valido patient", "valid until"), ("valida patient", "valid until"),
    ("desde patient", "from until"), ("number matricula", "matriculation number"), ("number passport", "passport"),
    ("number license plate", "license plate"), ("number driving license", "driving license"),
    ("number insurance", "insurance number"), ("number polisy", "policy number"), ("number poliza", "policy number"),
    ("number apolice", "policy number"), ("number polizza", "policy number"), ("number member", "member number"),
    ("number patient", "patient number"), ("number student", "student number"),
    ("number employee", "employee number"), ("number customer", "customer number"), ("nato il", "birth date"),
    ("nata il", "birth date"), ("birth date on", "birth date"), ("income relative", "family income"),
    ("busta salary", "payslip"), ("acc no", "account number"), ("acc number", "account number"),
    ("acc name", "account name"), ("pol no", "policy number"), ("pol number", "policy number"),
    ("getekend door", "signed by"), ("iscritto sindacato", "union member"), ("alter value", "old value"),
    ("alt value", "old value"), ("neuer value", "new value"), ("neu value", "new value"),
    ("fam stand", "marital status"), ("sit fam", "marital status"),
    ("situation fam", "marital status"), ("situation familiale", "marital status"),
    ("nat ins", "national insurance"), ("pers a prevenir", "emergency contact"),
    ("person a prevenir", "emergency contact"), ("name usage", "last name"), ("type sanguineo", "blood type"),
    ("kan grb", "blood group"), ("email e", "email"), ("cta banc", "bank account"), ("cta bancaria", "bank account"),
    ("address ln", "address line"), ("number child", "child count"),
    ("household familiar", "household size"), ("policy holder", "policyholder"), ("need special", "special need"),
    ("public body", "authority"),
    ("geb city", "birth place"),
    ("national angehoerigkeit", "nationality"), ("birth date city", "birth place"),
    ("place birth", "birth place"), ("data birth", "birth date"), ("name jeune fille", "last name"),
    ("name epouse", "last name"), ("name spouse", "last name"), ("name birth", "last name"),
    ("name birth date", "last name"), ("name marital", "last name"), ("first name usuel", "first name"),
    ("name usuel", "last name"), ("ap paterno", "last name"), ("ap materno", "last name"),
    ("last name paterno", "last name"), ("last name materno", "last name"), ("rodne number", "national id"),
    ("szem ig number", "id number"), ("id card nr", "id number"), ("est civil", "marital status"),
    ("cta cte", "bank account"), ("compte rendu", "report"), ("med traitant", "doctor"),
    ("medecin traitant", "doctor"), ("cargas fam", "child count"), ("cargas familiares", "child count"),
    ("pers number", "employee number"), ("st class", "tax class"), ("obj number", "object id"),
    ("req nm", "requester name"), ("req name", "requester name"), ("req ph", "requester phone"),
    ("req email", "requester email"),
    *((f"{whose} nm", f"{whose} name") for whose in _NAMED), *((f"{whose} ph", f"{whose} phone") for whose in _NAMED),
    *((f"ph {where}", f"phone {where}") for where in ("home", "work", "office", "number", "no", "mobile")),
    ("str number", "street number"), ("number casa", "house number"), ("passport name", "passport number"),
    ("number rach", "bank account"), ("score credit", "credit score"), ("score crediticio", "credit score"),
    ("date salary", "expiry date"), ("date expiry", "expiry date"), ("child count charge", "child count"),
    ("cod fisc", "national id"), ("cod post", "postal code"),
    ("cod postal", "postal code"), ("name pila", "first name"), ("card sus", "health card"), ("ph cell", "mobile"),
    ("cell number", "mobile"), ("cell no", "mobile"),
    ("ca nhan", "person"), ("chan doan", "diagnosis"), ("trieu chung", "symptom"), ("ten benh", "disease name"),
    ("ten thuoc", "medicine name"), ("tien su", "history"), ("ho ten", "full name"),
    ("ho va ten", "full name"), ("ngay sinh", "birth date"), ("noi sinh", "birth place"),
    ("gioi tinh", "gender"), ("dia chi", "address"), ("so dien thoai", "phone"), ("dien thoai", "phone"),
    ("mat khau", "password"), ("ten dang nhap", "username"), ("ghi chu", "note"), ("nhan vien", "employee"),
    ("khach hang", "customer"), ("benh nhan", "patient"), ("bac si", "doctor"), ("sinh vien", "student"),
    ("hoc sinh", "student"), ("giao vien", "teacher"), ("giang vien", "teacher"), ("nguoi dung", "user"),
    ("chuc vu", "job title"), ("phong ban", "department"), ("ly do", "reason"), ("mo ta", "description"),
    ("trang thai", "status"), ("que quan", "birth place"), ("dan toc", "ethnicity"), ("ton giao", "religion"),
    ("tekanan darah", "blood pressure"), ("orang tua", "parent"), ("tempat birth", "birth place"), ("no hp", "phone"),
    ("do b", "birth date"), ("atas name", "full name"), ("berat badan", "weight"), ("tinggi badan", "height"),
    ("name lengkap", "full name"), ("name depan", "first name"),
    ("name belakang", "last name"), ("name panggilan", "nick"), ("status perkawinan", "marital status"),
    ("golongan darah", "blood group"), ("kata sandi", "password"), ("tanda tangan", "signature"),
    ("no rekening", "account number"), ("kode pos", "postal code"), ("plat number", "license plate"),
    ("type sangre", "blood type"), ("joined monthly", "income"), ("home cell", "mobile"),
    ("work cell", "mobile"), ("mobile no", "mobile"), ("phone no", "phone"),
)  # fmt: skip
"""Words that mean something of their own together, replaced in this order."""

_DONE_BY = re.compile(
    r"(?<= )(?:(?P<german>(?:ge|ab|an|auf|aus|be|bei|ein|ent|er|frei|unter|ver|zer|zu)\w*(?:t|en)|\w+iert|\w+ed) von"
    r"|(?P<dutch>(?:ge|be|er|her|ont|ver)\w*(?:d|t|en)|\w+ed) door|(?P<other>\w+) (?:par|przez)"
    r"|(?P<spanish>\w+[aiu]d[oa]|\w+ed) por|(?P<italian>\w{2,}[aiu]t[oa]|\w+ed) da"
    r"|(?P<nordic>\w+(?:[ea]t|rt|ad)|\w+ed) av)(?= $)"
)
"""What was done and, at the end, the word for who did it: `geprueft_von`, `signe_par`, `autorizado_por`."""

_OF_WOMEN = re.compile(r"(?<=er)in(nen)?$|(?<=or)as?$")
"""How words for people end where they are of women: `Lehrerin`, `professora`."""

_SINGULAR = word_set(
    "address status class access process business pass ss news series species canvas bonus bus virus basis analysis "
    "axis gps dns sms css js os https previous alias kwargs args cc bcc"
)


@lru_cache(maxsize=8192)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, English and singular: `customerEmails2` gives ("customer", "email")."""
    found: list[str] = []
    for part in _BREAKS.split(name.strip("_ ")):
        word = _bare(part)
        if not word:
            continue
        trimmed = word if word.startswith(("sha", "md", "ipv", "p256")) else word.rstrip("0123456789")
        if not trimmed:
            continue
        found.extend(_english(trimmed).split())
    text = f" {' '.join(found)} "
    for old, new in _PHRASES:
        text = text.replace(f" {old} ", f" {new} ")
    text = _DONE_BY.sub(lambda done: f"{done[done.lastgroup or 0]} by", text)
    return tuple(_singular(word) for word in text.split())


def _bare(part: str) -> str:
    word = part.lower()
    if word.isascii() or word in _MEANINGS:
        return word
    plain = "".join(one for one in unicodedata.normalize("NFD", word.replace("ß", "ss").replace("ø", "o").replace(
        "ł", "l")) if not unicodedata.combining(one))  # fmt: skip
    return plain if plain.isascii() else word


def _english(word: str) -> str:
    for candidate in (word, word.removesuffix("s"), word.removesuffix("es"), _OF_WOMEN.sub("", word)):
        found = _MEANINGS.get(candidate)
        if found:
            return found
    together = apart(word)
    return " ".join(map(_english, together)) if together else word


def _singular(word: str) -> str:
    if word == "uris":
        return "uri"
    if word in _SINGULAR or len(word) < 4 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


_NOT_AN = ("uni", "use", "usa", "usu", "uti", "eu", "one", "ur")
"""How words begin that are spoken with a consonant though they are written with a vowel."""


def a_or_an(word: str) -> str:
    """An English word with its indefinite article: an item, a user."""
    vowel = word.startswith(("hour", "heir", "hono")) or (word[:1] in "aeiou" and not word.startswith(_NOT_AN))
    return f"an {word}" if vowel and word else f"a {word}"
