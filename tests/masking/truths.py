"""Projects in short, with what is personal in them, by hand: the tables that finding is judged by.

One line a table: its label, then its columns: `name:Class(length)`, `->app.Model` for a foreign key, `->app.Model*` for
one to one. A mark in front says what is personal: `!` must be found, `+` should be, `?` may be; no mark: masking it
would be a false alarm.
"""

from __future__ import annotations

import re

from seeding.schema import Field, Reference, Table, Unique

_STORAGES = {
    "Char": "text", "Text": "text", "Slug": "text", "Email": "text", "URL": "text", "File": "text", "Image": "text",
    "GenericIPAddress": "text", "PhoneNumber": "text", "Int": "integer", "Decimal": "decimal", "Float": "float", "Boolean": "boolean",
    "DateTime": "timestamp", "Date": "date", "UUID": "uuid", "JSON": "json", "Binary": "bytes", "HStore": "other",
    "SearchVector": "other",
}  # fmt: skip

USERS = """
auth.User: !username:Char(150)* !password:Char(128) !first_name:Char(150) !last_name:Char(150) !email:Email is_staff:Boolean ?date_joined:DateTime
auth.Group: name:Char(150)
sessions.Session: !session_key:Char(40)* !session_data:Text expire_date:DateTime
admin.LogEntry: user->auth.User action_time:DateTime ?object_id:Text +object_repr:Char(200) ?change_message:Text
"""

SHOP = """
shop.Product: name:Char(200) description:Text slug:Slug sku:Char(30) price:Decimal image:Image meta_title:Char(200)
shop.Category: name:Char(100) slug:Slug description:Text
shop.Address: user->auth.User !line1:Char(255) !line2:Char(255)|street_address !city:Char(100) +state:Char(100) !postcode:Char(20) !phone_number:PhoneNumber(128) country:Char(2) !notes:Text
shop.Order: user->auth.User ?number:Char(30) !guest_email:Email currency:Char(3) status:Char(20) placed:DateTime shipping_method:Char(60)
shop.OrderLine: order->shop.Order product->shop.Product title:Char(200) quantity:Int partner_sku:Char(60)
shop.OrderNote: order->shop.Order user->auth.User note_type:Char(20) !message:Text
shop.Review: user->auth.User product->shop.Product +title:Char(100) !body:Text score:Int !name:Char(100) !email:Email
shop.Bankcard: user->auth.User !name:Char(100) !number:Char(32) !expiry_date:Date ?card_type:Char(20)
shop.Transaction: order->shop.Order +reference:Char(100) amount:Decimal txn_type:Char(20)
shop.Partner: name:Char(100) code:Slug
shop.PartnerAddress: partner->shop.Partner +line1:Char(255) +postcode:Char(20)
shop.Voucher: name:Char(100) ?code:Char(30)* start_datetime:DateTime
shop.EmailTemplate: name:Char(100) email_subject_template:Char(255) email_body_template:Text
shop.Alert: user->auth.User product->shop.Product !email:Email !key:Char(128) status:Char(20)
"""

CLINIC = """
clinic.Patient: !vorname:Char(60) !nachname:Char(60) !geburtsdatum:Date !telefon:Char(30) !strasse:Char(100) !plz:Char(10) !ort_name:Char(80)|city !versichertennummer:Char(20)|insurance_number +gender:Char(1) !ssn:Char(11)
clinic.Visit: patient->clinic.Patient !diagnosis:Text +medication:Char(200) started:DateTime room_number:Char(10) !note:Text
clinic.Ward: name:Char(60) code:Char(6) floor:Int
clinic.Employee: user->auth.User !salary:Decimal !iban:Char(34) +job_title:Char(80) ?hired:Date !tax_id:Char(20)
clinic.Device: serial_number:Char(40) model_name:Char(60) location:Char(60)
clinic.Photo: patient->clinic.Patient !image:Image taken:DateTime
clinic.Appointment: patient->clinic.Patient start:DateTime +title:Char(120) !reason:Text
"""

LOGS = """
audit.Attempt: !ip_address:GenericIPAddress !user_agent:Char(255) !username:Char(255) ?path_info:Char(255) !post_data:Text attempt_time:DateTime
tasks.TaskResult: task_id:Char(255) task_name:Char(255) +task_args:Text +task_kwargs:Text status:Char(50) +result:Text +traceback:Text
mail.Outgoing: !to:Text !cc:Text !from_email:Char(254) +subject:Char(900) !message:Text !html_message:Text sent:DateTime
social.SocialAccount: user->auth.User provider:Char(30) !uid:Char(191) !extra_data:JSON
social.SocialToken: account->social.SocialAccount !token:Text !token_secret:Text expires_at:DateTime
social.App: provider:Char(30) name:Char(40) ?client_id:Char(191) !secret:Char(191)
hooks.WebhookDelivery: url:URL !payload:JSON status_code:Int
store.KeyValue: key:Char(200) ?value:Text
site.Setting: key:Char(100) ?value:Text
cms.Page: title:Char(255) slug:Slug body:Text seo_title:Char(255) path:Char(255) !created_by:Char(255)
forms.Submission: form_name:Char(80) !form_data:JSON submit_time:DateTime
"""

DESK = """
desk.Queue: title:Char(100) slug:Slug ?email_address:Email email_box_type:Char(5) ?email_box_host:Char(200) +email_box_user:Char(200) !email_box_pass:Char(200) +new_ticket_cc:Char(200)
desk.Ticket: assigned_to->auth.User queue->desk.Queue +title:Char(200) !submitter_email:Email !description:Text !resolution:Text status:Int !secret_key:Char(36) created:DateTime
desk.FollowUp: ticket->desk.Ticket user->auth.User +title:Char(200) !comment:Text +message_id:Char(256)
desk.Change: followup->desk.FollowUp field:Char(100) +old_value:Text +new_value:Text
desk.Attachment: followup->desk.FollowUp !file:File +filename:Char(500) mime_type:Char(255) size:Int
desk.CustomField: name:Slug label:Char(30) help_text:Text data_type:Char(100)
desk.FieldValue: ticket->desk.Ticket field->desk.CustomField +value:Text
desk.PresetReply: name:Char(100) body:Text
desk.Article: category->desk.ArticleCategory title:Char(200) question:Text
desk.ArticleCategory: name:Char(100) description:Text
"""

FORUM = """
forum.Category: title:Char(100) last_poster->auth.User !last_poster_name:Char(255) !last_poster_slug:Char(255) last_post_on:DateTime description:Text
forum.Agreement: kind:Char(20) body_url:URL created_by->auth.User !created_by_name:Char(255) created_on:DateTime
forum.Thread: category->forum.Category starter->auth.User !starter_name:Char(255) !starter_slug:Slug hidden_by->auth.User !hidden_by_name:Char(255) replies:Int
forum.Post: thread->forum.Thread poster->auth.User !original:Text event_type:Char(255) !search_vector:SearchVector
forum.Profile: user->auth.User* !fields:HStore !lock_reason_message:Text
forum.Subject: !sub:Char(36) user->auth.User* created:DateTime
forum.Ban: check_type:Int !banned_value:Char(255) expires:DateTime
forum.Notice: user->auth.User !text:Text actions:JSON disabled_types:JSON
"""

TICKETS = """
tickets.Organizer: name:Char(200) slug:Slug plugins:Text
tickets.Team: organizer->tickets.Organizer name:Char(190) limit_permissions:JSON
tickets.Event: organizer->tickets.Organizer name:Char(200) slug:Slug plugins:Text location:Char(200) geo_lat:Float geo_lon:Float logo:Image landing_text:Text
tickets.Item: event->tickets.Event name:Char(255) description:Text picture:Image checkin_text:Text
tickets.Question: event->tickets.Event question:Text help_text:Text identifier:Char(190)
tickets.Seat: event->tickets.Event row_name:Char(190) row_label:Char(190)
tickets.Customer: organizer->tickets.Organizer +identifier:Char(190) !email:Email !external_identifier:Char(255) !name_parts:JSON !notes:Text
tickets.Order: event->tickets.Event customer->tickets.Customer !email:Email ?code:Char(16) !meta_info:Text comment_count:Int
tickets.Position: order->tickets.Order item->tickets.Item !attendee_name:Char(255) !secret:Char(64)
tickets.Scan: position->tickets.Position !raw_barcode:Text +error_explanation:Text
tickets.Bill: order->tickets.Order !invoice_to_name:Text !invoice_to_street:Text !custom_field:Char(255) !file:File
tickets.BankTransfer: order->tickets.Order !external_id:Char(190) !payer:Text !iban:Char(34)
tickets.Stored: +file:File !session_key:Text expires:DateTime
tickets.Client: organizer->tickets.Organizer name:Char(255) client_id:Char(100) !client_secret:Char(255) redirect_uris:Text
tickets.Grant: client->tickets.Client customer->tickets.Customer !from_code:Char(255) scope:Text
"""

KEYS = """
keys.Credential: user->auth.User name:Char(64) !credential_id:Char(255) !public_key:Text sign_count:Int
keys.Handle: user->auth.User* !handle_hex:Char(128)
keys.Subscription: !endpoint:Char(500) !auth:Char(100) !p256dh:Char(100) browser:Char(100)
keys.InviteCode: !code:Char(255)* created:DateTime
keys.ReaderKeys: public_id:Int !uid_key:Binary
keys.Hit: !ip:GenericIPAddress !session:Char(40) !user_agent:Char(255) +referer:URL
keys.Api: name:Char(50) !hashed_key:Char(150)
keys.Setting: key:Char(40) value:Int
"""

SCHOOL = """
school.Student: user->auth.User* !student_id:Char(20)* !guardian_name:Char(100) !blood_group:Char(5)
school.Teacher: user->auth.User* !employee_id:Char(20)* +specialization:Char(100)
school.Fee: student->school.Student fee_type:Char(20) amount:Decimal !transaction_id:Char(100)
school.Lead: !first_name:Char(60) !last_name:Char(60) !address:Text !region:Char(100) !district:Char(100) +next_step:Char(250)
school.CardPayment: payer->auth.User !cc_name:Char(256) !cc_number:Char(16) !cc_expiry:Date +approval_code:Char(16) avs_response:Char(1)
school.Charge: !stripe_data:JSON currency:Char(3) amount:Int
school.Transition: user->auth.User source_state:Char(255) state:Char(255) +description:Text log_time:DateTime
school.Booking: room->school.Room !display_name:Char(254) starts:DateTime
school.Room: name:Char(100) speaker_info:Char(1000)
"""

CLUB = """
club.MemberDefault: user->auth.User !member_number:Char(50) !work_experience:Text !notes:Text +home_state:Char(50) status_detail:Char(50)
club.Speaker: !name:Char(50) !email:Email tags:Char(255) status_detail:Char(50) !biography:Text
club.Committee: creator->auth.User title:Char(200) mission:Text content:Text status_detail:Char(50)
club.Payment: member->auth.User +trans_id:Char(100) +check_number:Char(10) +cust_id:Char(20) freight:Char(16) duty:Char(16) !description:Char(1600)
club.Batch: !pickled_data:Text
club.Newsletter: subject_line:Char(200) !security_key:Char(50)
club.Testimonial: !first_name:Char(50) !last_name:Char(50) !city:Char(50) +state:Char(25) !testimonial:Text
club.NoticeEmail: !emails:Char(300) !bcc:Char(200) +from_display:Char(100) +title:Char(200) +content:Text
club.Upload: row_number:Int error_code:Char(10)
"""

ARCHIVE = """
archive.Document: +label:Char(255) +description:Text language:Char(8)
archive.DocumentType: label:Char(100) description:Text
archive.DocumentFile: document->archive.Document !file:File !filename:Char(255) checksum:Char(64)
archive.DocumentPageContent: file->archive.DocumentFile !content:Text
archive.DocumentMetadata: document->archive.Document !value:Text
archive.StoredCredential: backend_path:Char(128) !backend_data:Text
archive.GpgKey: !key_data:Text !fingerprint:Char(40) algorithm:Int
archive.DocumentSignature: file->archive.DocumentFile +key_id:Char(40) +public_key_fingerprint:Char(40)
archive.UserConfirmView: user->auth.User namespace:Char(200) name:Char(200)
archive.Sequence: backend_path:Char(128) backend_data:Text
"""

HOSPITAL = """
hospital.Konto: !login:Char(60)* !dienst_mail:Email !totp_seed:Char(64)
hospital.Mitarbeiter: konto->hospital.Konto* !vorname:Char(60) !nachname:Char(60) !gehalt_brutto:Decimal wochenstunden:Decimal
hospital.Patient: !fname:Char(50) !lname:Char(50) !dob:Date +tod_datum:Date|death_date +groesse_cm:Int +gewicht_kg:Decimal ?einweiser:Char(120)
hospital.Fall: patient->hospital.Patient ?fallnr:Char(16)* !einweiser:Char(120) !anlass:Char(200)
hospital.Diagnose: fall->hospital.Fall !freitext:Char(250) typ:Char(20)
hospital.Laborwert: fall->hospital.Fall ?wert:Decimal einheit:Char(12)
hospital.Rechnung: fall->hospital.Fall !empf_name:Char(120) !sepa_mandat:Char(35) !verwendungszweck:Char(140)
hospital.Dokument: patient->hospital.Patient !orig_name:Char(200) typ:Char(20)
hospital.PatientAudit: patient_nr:Int !geaendert_von:Char(60) feld:Char(40) !alt_wert:Text|old_value !neuer_wert:Text|new_value
hospital.Katalog: bezeichnung:Char(80) wirkstoff:Char(120)
"""

MARKET = """
market.Vendeur: user->auth.User* !nom_gerant:Char(80) !prenom_gerant:Char(80) !adresse_siege:Char(200) ?raison_sociale:Char(120)
market.Direccion: user->auth.User !destinatario:Char(120) !calle_y_numero:Char(160) !piso:Char(20) !cp:Char(10) !tfno_contacto:Char(20) !instrucciones:Char(200)
market.PaymentMethod: user->auth.User ?brand:Char(20) !last4:Char(4) !exp_mm:Int !exp_yy:Int !fingerprint:Char(40)
market.Payout: vendor->market.Vendeur !dest_acct:Char(34) amount_total:Char(20)
market.Conversation: user->auth.User !subj:Char(140) !last_snippet:Char(200)
market.KeyVal: owner_type:Char(30) owner_id:Int k:Char(60) !v:Text
market.Device: user->auth.User !dev_uuid:Char(64) !fcm_tok:Char(255) app_ver:Char(12)
market.LoginTrail: !uname:Char(150) !ip_addr:Char(45) !browser:Char(300)
market.Mail: !rcpt:Char(200) !subj:Char(200) !html:Text +references:Text
market.Warehouse: code:Char(8)* label:Char(60) !mgr_name:Char(80)
"""

MACHINES = """
net.Tenant: name:Char(100)* description:Char(200)
net.Device: tenant->net.Tenant name:Char(64) _custom_field_data:JSON
net.Interface: device->net.Device name:Char(64) label:Char(64) description:Char(200)
net.PoolMember: tenant->net.Tenant label:Char(60)
net.Platform: name:Char(60)* napalm_driver:Char(50)
net.Remote: url:Text !client_cert:Text !client_key:Text !proxy_url:Text
net.HeaderGuard: header_name:Text !header_value:Text
openpgp.PublicKey: !raw_data:Binary !fingerprint:Char(64)
net.Event: creator->auth.User +title:Char(255) +description:Text color_event:Char(10)
net.VerificationSession: status:Char(20) !verified_outputs:JSON
net.Hero: !birthday:Date +gender:Char(10) !hero_name:Char(200)
"""

ACCESS = """
access.Bucket: bucket:Text !aws_access_key_id:Text !account_key:Text prefix:Text
access.App: provider:Char(30) !key:Char(191) !secret:Char(191)
access.Check: user->auth.User !username:Char(64) attribute:Char(64) !value:Char(253)
access.Accounting: !username:Char(64) !calling_station_id:Char(253) !framed_ipv6_prefix:Char(44) groupname:Char(64)
access.Nas: name:Char(128) !secret:Char(60) !community:Char(50)
access.Batch: name:Char(128) !csvfile:File
access.Watcher: !name:Char(255) !mail:Email
access.Session: user->auth.User !login_key:Int
access.Deleted: model:Char(100) row_number:Int !data:JSON
access.Portal: organization->access.Company first_name:Boolean birth_date:Boolean login_url:URL allowed_hosts:Text
access.Company: name:Char(100) slug:Slug logo:Image
"""

DEALS = """
deals.Source: code:Slug name:Char(60)
deals.LeadSource: key:Char(64) label:Char(100)
deals.Purchase: !billing_detail_first_name:Char(100) !billing_detail_last_name:Char(100) !billing_detail_street:Char(100) !additional_instructions:Text !key:Char(40)
deals.Bill: customer->auth.User ?number:Char(30) !notes:Text
deals.BillLineItem: bill->deals.Bill name:Char(255) description:Char(500)
deals.Run: created_by->auth.User record_id:UUID !record_name:Char(255)
deals.Mailbox: default_assignee->auth.User imap_host:Char(255) imap_port:Int
deals.App: installed_by->auth.User app_key:Char(64) owned:JSON
deals.Macro: owner->auth.User title:Char(255) body:Text
deals.Form: assign_to->auth.User success_message:Text footer_text:Text ?email_from:Email !email_copies:Char(200)
deals.Brochure: created_by->auth.User logo:Image name:Char(100)
deals.Rate: profile->auth.User !hourly_rate:Decimal
deals.Tweet: !text:Text !profile_image_url:URL !user_name:Char(100)
"""

ABROAD = """
abroad.PolicyHolder: !surname:Char(60) !dob:Date !relationship_status:Char(20) !orientation:Char(20) +body_type:Char(20) +has_kids:Boolean
abroad.Policy: holder->abroad.PolicyHolder !pol_no:Char(20) !dd_acc_no:Char(8) !dd_acc_name:Char(60) !vrm:Char(10) !named_drivers:JSON
abroad.Claim: policy->abroad.Policy !circumstances:Text !handler:Char(60) loss_type:Char(20)
abroad.ThirdParty: claim->abroad.Claim !name:Char(120) !injury:Char(200) !solicitor:Char(120)
abroad.Diary: claim->abroad.Claim !by:Char(60) !entry:Text
abroad.ChatLine: holder->abroad.PolicyHolder !txt:Text
abroad.Prompt: text:Char(200) lang:Char(5)
abroad.BustaPaga: dipendente->abroad.PolicyHolder !lordo:Decimal !netto:Decimal +trattenute:Decimal
abroad.DuaIstegi: !isteyen:Char(100) !istek:Text
abroad.Candidato: !nato_il:Date !cv:File !valutazione:Text +invalidita_pct:Int !iscritto_sindacato:Boolean
abroad.Kancelaria: nazwa:Char(120) ?nip:Char(13) ?tel:Char(15)
abroad.Tribunale: nome:Char(100) via:Char(80) miasto:Char(60) kod_pocztowy:Char(6) strada:Char(60)
abroad.Grup: lider->abroad.PolicyHolder nazwa:Char(60) aciklama:Text
abroad.Turma: docente->abroad.PolicyHolder semestre:Char(6) sala:Char(20)
abroad.Pojazd: !nr_rejestracyjny:Char(10) marka:Char(30)
abroad.AcessoLog: !login:Char(60) !ip:GenericIPAddress !navegador:Char(200)
"""

RECORDS = """
records.Attempt: user->auth.User !answer:Text start_timestamp:Text completion_timestamp:Text date_requested:Text synced_at:Text _sync_partition:Char(128)
records.Notice: user->auth.User version_range:Char(50) course_session_id:UUID revision:Char(40)
records.Store: profile:Char(40) !serialized:Text !conflicting_serialized_data:Text last_transfer_session_id:UUID
records.StatementLine: !description:Text amount:Decimal
records.Commit: !committer_name:Char(256) !committer_email:Char(256) commit_id:Char(64)
records.HostingServiceAccount: service_name:Char(128) !username:Char(128) !data:Text
"""

STAFF = """
staff.Employee: user->auth.User !emp_id:Char(10) !first_name:Char(30) !blood:Char(5) hashed:Char(32)
staff.EmpSalary: employee->staff.Employee !amount:Decimal hashed:Char(32)
staff.PaySlip: employee->staff.Employee !net:Decimal days:Int hashed:Char(32)
staff.DriverLicence: employee->staff.Employee !number:Char(30) type:Char(30) hashed:Char(32)
staff.Leave: employee->staff.Employee !reason:Text hashed:Char(32)
staff.Training: employee->staff.Employee subject:Char(100) hashed:Char(32)
staff.Client: employee->staff.Employee !client_secret:Char(255) redirect_uris:Text logo:Image
staff.RSAKey: !key:Text
"""

TRIALS = """
trials.Patient: created_by->auth.User created:DateTime
trials.Demographics: patient->trials.Patient !hospital_number:Char(255) !nhs_number:Char(255) !surname:Char(255) !post_code:Char(20) consistency_token:Char(8)
trials.Allergy: patient->trials.Patient !details:Char(255) consistency_token:Char(8)
trials.Episode: patient->trials.Patient start:Date ?stage:Char(256) consistency_token:Char(8)
trials.Treatment: episode->trials.Episode !dose:Char(255) start_date:Date
trials.Consultation: episode->trials.Episode !discussion:Text !initials:Char(255)
trials.Location: episode->trials.Episode ?hospital:Char(255) ?ward:Char(255) ?bed:Char(255)
trials.Drug: name:Char(255) system:Char(255) code:Char(255) version:Char(255)
trials.DeathReport: +subject_identifier:Char(50) !death_datetime:DateTime !death_date:Date !narrative:Text !cause_of_death_other:Char(100)
trials.Hospitalization: +subject_identifier:Char(50) ?have_details:Char(15) ?admitted_date:Date !narrative:Text
trials.Screening: !initials:Char(3) !gender:Char(10) +age_in_years:Int is_literate:Char(3) may_store_samples:Char(3) ?screening_identifier:Char(50)
trials.Registered: +subject_identifier:Char(50) !dob:Date is_dob_estimated:Char(10) !ethnicity:Char(15) !marriage_certificate_no:Char(9)
trials.Panel: name:Char(50) lab_profile_name:Char(50)
trials.Summary: num_users:Int num_questions:Int
"""

PARTIES = """
parties.Partner: !name:Char(200) !remarks:Text
parties.Person: partner->parties.Partner* !first_name:Char(200) !last_name:Char(200) !birth_date:Date
parties.Company: partner->parties.Partner* ?vat_id:Char(20)
parties.Address: partner->parties.Partner !street:Char(200) +street_box:Char(10) +street_prefix:Char(20) +remark:Char(50)
parties.Couple: father->parties.Person mother->parties.Person !married:Date !divorced:Date
parties.ContractType: name:Char(200)|designation full_name:Char(200) template:Char(200)
parties.Place: name:Char(200)|designation
parties.SyncToken: user->auth.User ?sync_token:Char(300) ?page_token:Char(300)
parties.CalendarToken: sync_token:Char(300) page_token:Char(300)
parties.TrustedDevice: !device_name:Char(200) !user_agent:Char(500) !ip_address:GenericIPAddress !token_hash:Char(64)
parties.Resource: !user_name:Char(32) !first_name:Char(50) !last_name:Char(50) +internal_cost:Decimal +title:Char(250)
parties.Reachable: !first_name:Char(50) !last_name:Char(50) !alternate_phone:Char(20) +extension:Char(10) +phone_extension:Char(10)
parties.Job: name:Char(100) hourly_rate:Decimal
parties.Organisation: navn:Char(200) status:Char(1)
parties.Verifier: user->auth.User !key:Char(255) !email_key:Char(32) !openid_url:Char(255)
parties.Feed: user->auth.User !feedKey:UUID
"""

WRITTEN_TOGETHER = """
together.Enrolment: !fathersname:Char(60) !mothername:Char(60) !guardianphone:Char(20) !permanentaddress:Char(200) !rollno:Char(20) !emailid:Char(80) !contactno:Char(20) !bloodgroup:Char(5) !homephoneno:Char(20) !birthplace:Char(40) course:Char(40)
together.Kunde: !kundennummer:Char(20)* !kundenname:Char(80) !geburtsort:Char(60) !lieferstrasse:Char(80) !notfallkontakt:Char(80) +staatsangehoerigkeit:Char(40) !profilbild:Image
together.Fiche: !klantnaam:Char(80) !geboorteplaats:Char(60) !woonadres:Char(80) !mobielnummer:Char(20)
together.Machine: hostname:Char(80) filename:Char(80) barcode:Char(20) codename:Char(20) timestamp:DateTime typename:Char(40)
"""

CUT_SHORT = """
short.Kunde: !cust_nm:Char(80) !cust_vnm:Char(60) !geb_dat:Date +gebOrt:Char(60) !strNr:Char(80) !plzOrt:Char(80) !tel_priv:Char(20) !kdNr:Char(12)* !bem:Text +famStand:Char(10) +staatsang:Char(3) aktiv:Boolean
short.Auftrag: kunde->short.Kunde ?auftrNr:Char(20)* !liefer_name:Char(80) !liefer_ort:Char(60) !lieferhinweis:Char(200) zahlart:Char(20) waehrung:Char(3)
short.Mitarb: !persNr:Char(10)* !emp_nm:Char(60) !emp_addr_ln1:Char(80) !emp_zip:Char(10) !svNummer:Char(12) !steuerId:Char(11) +steuerklasse:Int !gehalt:Decimal ?urlaubstage:Int !notfall_tel:Char(20) +kinder_anz:Int +schwerbehindert:Boolean !profilbild:Image
short.Krankmeldung: mitarb->short.Mitarb !grund:Char(200) !arzt:Char(80) !attest:File
short.Fuhrpark: !kennz:Char(12) modell:Char(60) km_stand:Int !fahrer:Char(80)
short.Zugang: !benutzer:Char(40)* !kennwort:Char(128) token_anzahl:Int telefon_pflicht:Boolean
short.Ansprechpartner: !name:Char(80) !durchwahl:Char(20) !mail_dienst:Char(80) +abteilung:Char(60)
short.Protokoll: !wer:Char(60) was:Char(40) !alter_wert:Text !neuer_wert:Text
short.Eigenschaft: objekt_typ:Char(30) objekt_id:Int schluessel:Char(60) !wert:Text
short.Artikel: artNr:Char(20)* bez:Char(80) farbe:Char(20) lagerort:Char(40) hersteller:Char(80)
short.InsuredParty: !insured_party:Char(120) !policy_no:Char(30) !nat_ins_no:Char(20) !plate_no:Char(12) !ph_home:Char(20) !ph_cell:Char(20) !em:Char(80) +occ_cd:Char(40) +sex_cd:Char(1) eff_dt:Date prem_amt:Decimal
"""

SPOKEN = """
spoken.Paciente: !nome_mae:Char(120) !dataNasc:Date !cartao_sus:Char(20) !logradouro:Char(120) ?uf:Char(2) !alergias:Text +tipo_sanguineo:Char(3) !nr_carteirinha:Char(30)
spoken.Consulta: paciente->spoken.Paciente !queixa:Text !anamnese:Text ?cid10:Char(8) !conduta:Text valor:Decimal
spoken.Pracownik: !imie:Char(40) !nazwisko:Char(60) !pesel:Char(11)* !data_ur:Date !wynagr_brutto:Decimal
spoken.Personel: !ad:Char(40) !soyad:Char(40) !dogum_trh:Date !cep_tel:Char(15) +kan_grb:Char(5)
spoken.Sotrudnik: !fio:Char(120) !familiya:Char(60) !imya:Char(40) !otchestvo:Char(60) !data_rozhd:Date !pasport_ser:Char(10) !pasport_nom:Char(10) !snils:Char(14) !tel_dom:Char(20) !adres_reg:Char(200) +dolzhnost:Char(60) !oklad:Decimal
spoken.Dipendente: !cod_fisc:Char(16)* !nome:Char(60) !cognome:Char(60) !stip_lordo:Decimal
spoken.Adherent: !nom_usage:Char(60) !prenoms:Char(80) !lieu_naiss:Char(60) !pers_a_prevenir:Char(100)
spoken.Cliente: !nif:Char(9)* !ape1:Char(40) !nombre_pila:Char(40) !fec_nac:Date !cta_banc:Char(24)
spoken.Wallet: chain:Char(20) contract_address:Char(42) memory_address:Char(18) token_count:Int
spoken.Node: host_name:Char(80) host_address_range:Char(40) file_name:Char(120) color_name:Char(20) phone_required:Boolean street_lights:Int
"""

ATLAS = """
atlas.ResourceBase: owner->auth.User title:Char(255) abstract:Text doi:Char(255) edition:Char(255) srid:Char(30) csw_typename:Char(32) subtype:Char(128)
atlas.Dataset: resource->atlas.ResourceBase* workspace:Char(255) store:Char(255) name:Char(255) typename:Char(255) ptype:Char(255)
atlas.MapLayer: map->atlas.Map name:Text store:Text extra_params:JSON
atlas.Map: resource->atlas.ResourceBase* urlsuffix:Char(255)
atlas.GroupProfile: group->auth.Group title:Char(1000) slug:Slug +email:Email
atlas.ManagementJob: user->auth.User command:Char(250) +kwargs:JSON
atlas.AuthConfig: type:Char(128) !_payload:Char(4096)
atlas.Shop: owner->auth.User name:Char(100) identifier:Char(64)
atlas.Script: shop->atlas.Shop name:Char(64) event_identifier:Char(64) identifier:Char(64) _step_data:JSON
atlas.Notification: recipient->auth.User !message:Char(140) identifier:Char(64)
atlas.BankAccount: customer->auth.User !account_number:Char(30) !bank_identification_code:Char(30) !depositor:Char(100)
atlas.CreditCard: customer->auth.User !owner:Char(100) !number:Char(30) !expiration_date_month:Int !expiration_date_year:Int
atlas.MutableAddress: !name:Char(255) !name_ext:Char(255) !street2:Char(255) !city:Char(255) +region_code:Char(64) !postal_code:Char(64)
atlas.Attachment: belongs_to->auth.User +name:Char(255) +file:File filetype:Char(100)
"""

OFFICES = """
offices.LegalDocument: title:Char(255) description:Text file:File
offices.FinancialReport: title:Char(255) period:Char(50) notes:Text
offices.SchoolProfile: name:Char(255) short_name:Char(100) founder:Char(255) ?phone:Char(50) ?email:Email
offices.ServiceTerritory: street_name:Char(200) building_numbers:Char(255) district:Char(100)
offices.HotelOwner: !name:Char(255) !email:Email cancellation_policy:JSON
offices.Hotel: owner->offices.HotelOwner name:Char(255) description:Text
offices.Contact: !first_name:Char(60) !last_name:Char(60) !email:Email
offices.ContactCustomField: contact->offices.Contact kind->offices.CustomField !value:Char(255)
offices.CustomField: label:Char(255) type:Char(10)
offices.Notification: user->auth.User !subject:Char(200) !body:Text !secret_uuid:UUID
offices.ConfidentialReport: !incident_description:Text !contact_feedback:Char(150) !review_notes:Text
offices.Invoice: contact->offices.Contact paid:Char(100) event:Char(20)
"""

CLOUDS = """
clouds.Customer: name:Char(150) is_company:Boolean +vat_code:Char(20) registration_code:Char(160) +email:Email +phone_number:Char(255) domain:Char(255)
clouds.Offering: customer->clouds.Customer name:Char(150) description:Text terms_of_service:Text thumbnail:File
clouds.Screenshot: offering->clouds.Offering name:Char(150) description:Char(500) image:Image
clouds.Provider: customer->clouds.Customer !api_secret_code:Char(255)
clouds.Hook: user->auth.User event_types:JSON event_groups:JSON limits:JSON !token:Char(255)
clouds.Backup: error_message:Text state:Int
clouds.Profile: user->auth.User* !civil_number:Char(50) !full_name:Char(100) +job_title:Char(40)
clouds.Issue: caller->auth.User key:Char(255) +summary:Char(255) !description:Text
clouds.TemplateAttachment: name:Char(150) file:File
"""

BODIES = """
bodies.WeightEntry: user->auth.User !weight:Decimal day:Date
bodies.Category: user->auth.User name:Char(100) unit:Char(30)
bodies.Measurement: category->bodies.Category !notes:Char(100)
bodies.NutritionPlan: user->auth.User ?description:Char(80) has_goal:Boolean
bodies.LogItem: plan->bodies.NutritionPlan !comment:Text amount:Decimal
bodies.Gym: name:Char(60) ?phone:Char(20) ?email:Email
bodies.Gender: code:Char(1) gender:Char(50)
bodies.Profession: profession:Char(50)
bodies.Insuree: !chf_id:Char(50) !last_name:Char(100) !other_names:Char(100) !dob:Date +marital:Char(1) +backend_id:Char(40)
bodies.InsureePhoto: insuree->bodies.Insuree !chf_id:Char(50) !photo:Text
bodies.Prompt: !chf_id:Char(50) status:Int
bodies.ClaimAdmin: !code:Char(50) !last_name:Char(100) !other_names:Char(100)
bodies.Payment: +transaction_no:Char(50) +receipt_no:Char(100) amount:Decimal
bodies.PolicyHolder: !bank_account:JSON +email:Email !contact_name:JSON
bodies.AccessLog: !username:Char(100) !query:Text !variables:JSON operation_name:Char(100)
bodies.WorkItem: !assigned_users:JSON status:Char(50)
bodies.PaymentNotice: !first_name:Char(64) !last_name:Char(64) !payer_email:Char(127) !txn_id:Char(255) item_name:Char(127) product_name:Char(255) payment_cycle:Char(255) mc_currency:Char(32) amount:Decimal profilestatus:Char(32)
"""

PAPERS = """
papers.Report: title:Char(200) abstract:Text doi:Char(200) publisher:Char(100) pages:Char(20) institution:Char(100)
papers.Resume: +sex:Char(2) !phone:Char(64) !avatar:Image !name_en:Char(64) +expected_position:Char(64) !href:URL
papers.Guest: !name:Char(128) +dietary_vegan:Boolean +dietary_kosher:Boolean !dietary_other:Char(256)
papers.Visitor: !first_name:Char(60) !last_name:Char(60) !family:Text +current_position:Char(200)
papers.VisitorTrack: visitor->papers.Visitor !info:Text
papers.VisitorType: visitor->papers.Visitor name:Char(60)
papers.RegCode: !reg_code:Char(50)
papers.Machine: reg_number:Int name:Char(50)
papers.CaseMailSettings: !cc_list:Text notify:Boolean
papers.UserInvite: by->auth.User !key:UUID !email:Email
papers.Document: +title:Char(60)
papers.Page: document->papers.Document !text:Text number:Int lang:Char(8)
"""

ELSEWHERE = """
elsewhere.StudentInfo: !stuName:Char(80) !fatherName:Char(80) !fathersOccupation:Char(60) !admNo:Char(20)* !aadharNo:Char(12) !parentMobileNo:Char(15) !permAddr:Text +caste:Char(20) +sex:Char(1) !photoPath:Char(200) busRequired:Boolean
elsewhere.Patiente: !nomJeuneFille:Char(60) !nomEpouse:Char(60) !prenomUsuel:Char(60) !medTraitant:Char(80) !tel_dom:Char(20) !antecedents:Text +nb_enfants:Int +mutuelle:Char(60) !poids_kg:Decimal
elsewhere.RendezVous: patiente->elsewhere.Patiente !motif_consultation:Text !compte_rendu:Text duree_min:Int
elsewhere.Ordonnance: rdv->elsewhere.RendezVous !medicament:Char(120) !posologie:Char(200)
elsewhere.Trabajador: !rut:Char(12)* !apPaterno:Char(40) !fechaNac:Date !fonoCasa:Char(15) !celu:Char(15) !sueldoBase:Decimal !ctaCte:Char(30) +cargasFam:Int +estCivil:Char(15)
elsewhere.Ugyfel: !vezeteknev:Char(60) !keresztnev:Char(60) !anyja_neve:Char(80) !szul_hely:Char(60) !szul_datum:Date !szem_ig_szam:Char(12) !taj_szam:Char(12) !megjegyzes:Text
elsewhere.Zakaznik: !jmeno:Char(60) !prijmeni:Char(60) !rodne_cislo:Char(11) !ulice:Char(100) !mesto:Char(60) !poznamka:Text
elsewhere.tbl_customer_master: !cust_nm:Char(80) !req_eml:Char(80) status_cd:Char(4)
elsewhere.TicketIn: !req_nm:Char(80) !req_ph:Char(20) !desc_txt:Text prio:Int
elsewhere.CallRec: !caller_no:Char(20) !callee_no:Char(20) dur_sec:Int
elsewhere.NetConf: dns_name:Char(80) subnet_mask:Char(40) port_no:Int cell_id:Char(20) name_template:Char(80)
"""

DONATIONS = """
donations.ResearchProject: owner->auth.User name:Char(50) briefing_text:Text data_protection_statement:Text header:Image
donations.DonationBlueprint: project->donations.ResearchProject name:Char(250) description:Text
donations.DonationInstruction: blueprint->donations.DonationBlueprint text:Text
donations.Donation: donor->auth.User !message:Char(255) amount:Decimal
donations.PaymentMethod: customer->auth.User !data:JSON kind:Char(20)
donations.InvoicePayment: +code_receipt:Char(255) amount:Decimal
donations.Account: user->auth.User* !slug:Slug !picture:URL timezone:Char(40)
donations.PDF: +pdf_file:File dirty:Int
donations.Participant: project->donations.ResearchProject !external_id:Char(24) !extra_data:JSON
"""

COUNTERS = """
counters.Order: user->auth.User total:Decimal
counters.Article: message->counters.MassMessage title:Char(200) body:Text image:Image
counters.MassMessage: title:Char(200) newsletter->counters.Newsletter created:DateTime
counters.Newsletter: title:Char(200) ?email:Email
counters.ListMessage: message:Char(256) sort_order:Int active:Boolean
counters.NotificationKind: slug:Slug title:Char(100) description:Text
counters.Notification: slug:Slug title:Char(100) description:Text extra:Text
counters.SubscriptionBundle: long_name:Char(100) description:Text
counters.Booking: user->auth.User !memo:Char(900) importer:Char(500)
counters.MailAccount: owner->auth.User email_host:Char(100) !email_host_user:Char(100) !email_host_password:Char(100) start_incoming_uid:Int last_sent_uid:Int
counters.Mailing: owner->auth.User +name:Char(100) recipients_number:Int
counters.Grant: title:Char(200) !justification:Text
counters.Charge: amount:Int customer->counters.Organization !description:Text !last4:Int !exp_date:Date !card_name:Char(50) !processor_key:Slug
counters.Organization: slug:Slug name:Char(100)
counters.Role: user->auth.User !request_key:Slug(40) !grant_key:Slug(40)
counters.Contact: user->auth.User !email:Email !phone:Char(40) !email_code:Int !phone_code:Int !one_time_code:Int email_verified_at:DateTime
counters.Client: owner->auth.User name:Char(100) !client_secret:Char(255) _redirect_uris:Text
counters.SocialApp: name:Char(40) ?client_id:Char(191) !secret:Char(191)
counters.Invoice: user->auth.User item_description:Char(200) ?number:Char(20)
counters.DataCheckResult: data_check:Char(255) managed_by_app_label:Char(255)
counters.UserPreference: user->auth.User section:Char(150) name:Char(150) ?raw_value:Text
counters.TaskAssignment: user->auth.User additional_button_title:Char(255)
counters.Address: !street:Char(255) !postal_code:Char(20) !place:Char(255)
counters.PersonalEvent: owner->auth.User !title:Char(255) !location:Char(255)
counters.MeasurementGroup: user->auth.User ?name:Char(100)
counters.Measurement: category->counters.MeasurementGroup !value:Decimal !notes:Char(100)
counters.FormEntry: user->auth.User name:Char(255) title:Char(255) slug:Slug success_page_message:Text plugin_uid:Char(255)
counters.SavedFormDataEntry: form_entry->counters.FormEntry !saved_data:Text
counters.ReceiptPDF: receipt->counters.Invoice !client_name:Char(128) !client_address:Text !pdf_file:File
counters.TaxPayer: owner->auth.User !cuit:Int !key:File service:Char(34)
counters.Person: !given_name:Char(100) !family_name:Char(100)
counters.PersonIdentifier: person->counters.Person !identifier:Char(300) scheme:Char(300)
counters.OrganizationSource: organization->counters.Organization note:Char(300)
counters.ImportColumn: column_heading:Char(100) !example:Char(200)
counters.CalendarEvent: creator->auth.User !title:Char(255) !description:Text
counters.Occurrence: event->counters.CalendarEvent !title:Char(255) !description:Text
counters.OrderItem: order->counters.Order product_data:JSON ?extra:JSON
counters.BankTransaction: !remote_account_name:Char(128) !remote_account_number:Char(64)
counters.AccountStatement: statement:Char(256) from_date:Date
counters.SavedQuiz: quiz->counters.Quiz !answers:JSON
counters.Quiz: name:Char(100) description:Text
counters.QuizAnswer: question->counters.QuizQuestion label:Text points:Int order:Int
counters.QuizQuestion: quiz->counters.Quiz label:Char(1000)
counters.APIKey: name:Char(255) !key:Char(64)
counters.WebhookLog: !signature_key:Text !payload:JSON
counters.OTPCode: !code:Char(10) !mobile_number:Char(11)
counters.Campaign: name:Char(255) !csv_file:File
counters.Media: !file:File !original_filename:Char(255) media_type:Char(20)
counters.Message: !location_name:Char(255) !latitude:Float !longitude:Float !message_body:Text confirmation_message:Text impact:Char(900)
counters.BillingCode: name:Char(200) description:Char(500)
counters.Source: label:Char(50) sort_order:Int
counters.GatewayPayment: user->auth.User gateway_title:Char(25) amount:Decimal
counters.Visit: user->auth.User utm_medium:Char(40) utm_source:Char(40) !user_agent:Char(300)
counters.Conversation: !title:Char(200) capabilities:JSON
counters.Thread: starter->auth.User !title:Char(255) !slug:Char(255) weight:Int
counters.Board: last_thread->counters.Thread !last_thread_title:Char(255) !last_thread_slug:Char(255) name:Char(255) slug:Char(255)
"""

WERKE = """
werke.Empl: !pers_nr:Char(10)* !vn:Char(40) !nn:Char(40) !gebdat:Date !konf:Char(3) !kto_iban:Char(34) !foto:File
werke.Gehalt: empl->werke.Empl !brutto:Decimal !netto:Decimal !abzuege:JSON
werke.Krankmeldung: empl->werke.Empl !grund:Char(200)
werke.Intervenant: !prenom:Char(50) !nom:Char(50) !biographie:Text !photo:Image !honoraires:Decimal
werke.Avis: !pseudo:Char(40) !texte:Text note:Int
werke.Cust: !cust_nm:Char(80) !dob:Date !e_mail:Char(120)
werke.CustHist: cust->werke.Cust col:Char(30) !old_val:Text !new_val:Text
werke.Fahrzeug: halter->werke.Cust !kennzeichen:Char(12) !fin:Char(17) hersteller:Char(30)
werke.Fahrt: fzg->werke.Fahrzeug !start_lat:Float !start_lon:Float !fahrer:Char(80) !zweck:Char(200)
werke.Schadenfall: fzg->werke.Fahrzeug !hergang:Text !zeugen:Text !gutachter:Char(80)
werke.ObjData: obj_type:Char(30) obj_pk:Int attribute:Char(40) !value:Text
werke.Pol: holder->werke.Cust !pol_no:Char(20) prod_cd:Char(10)
werke.Rider: code:Char(8) descr:Char(120) rate:Decimal
werke.Gadget: owner->auth.User model_cd:Char(20) !mac:Char(17)
werke.Telegram: gadget->werke.Gadget !payload:JSON topic:Char(100) metric:Char(20)
werke.Attr: usr->auth.User k:Char(40) !v:Text
werke.Auftrag: kd->werke.Cust zahlart:Char(10) versanddienst:Char(20) !hinweis:Text
"""

REGISTRY = """
registry.Person: !net_login:Char(40)* !full_name:Text !first_name:Text !surname:Text
registry.Student: person->registry.Person !student_number:Text class_code:Int class_desc:Text campus_desc:Text campus_code:Int admitted_term_id:Text admitted_term_desc:Text enroll_status_desc:Text record_load_dttm:Text !citizen_country:Text !ethnic_code:Text !ethnic_desc:Text !hispanic_group_code:Text special_program_code:Text special_program_desc:Text !comment:Text
registry.Degree: student->registry.Student college_code:Text college_name:Text honor_level:Int honor_level_desc:Text
registry.Major: major_full_name:Text major_branch_name:Text major_short_name:Text
registry.Captcha: challenge:Char(32) !hashkey:Char(40)
registry.Verifier: user->auth.User !verification_uuid:UUID
registry.TaskStatus: user->auth.User task_class:Char(128) state:Char(20)
registry.TaskArtifact: status->registry.TaskStatus ?name:Char(255) !text:Text !file:File
"""

INHERITED = """
core.AnyEntity: user->auth.User created:DateTime !remark:Text !sort_search_field:Char(200)
core.CustomField: name:Char(100) field_type:Int
core.CustomFieldString: custom_field->core.CustomField entity->core.AnyEntity !value:Char(100)
goods.Crate: anyentity_ptr->core.AnyEntity* name:Char(100) code:Int web_site:Char(100)
plans.Strategy: anyentity_ptr->core.AnyEntity* name:Char(100)
plans.Aim: strategy->plans.Strategy label:Char(100) promotion:Text
fairs.Fair: anyentity_ptr->core.AnyEntity* name:Char(100) place:Char(100)
places.Address: content:Int !address:Text !department:Char(100)
fairs.Activity: anyentity_ptr->core.AnyEntity* !title:Char(100) !minutes:Text
crm.Contact: anyentity_ptr->core.AnyEntity* !last_name:Char(100) !first_name:Char(100) !full_position:Char(500) !birthday:Date
crm.Civility: title:Char(100) extra_data:JSON app_label:Char(40)|créée_par_l_app
crm.Severity: title:Char(100) extra_data:JSON
crm.MessagePriority: title:Char(100) extra_data:JSON
crm.Message: sender->auth.User recipient->auth.User priority->crm.MessagePriority !body:Text !extra_data:JSON
crm.Job: user->auth.User type_key:Char(48)|type_de_job periodicity:Text last_run:DateTime
crm.Letter: !sender:Char(100) !recipient:Char(100) !subject:Char(100) !body:Text item_id:Char(32)|identifiant_de_l_email
crm.ColumnFilter: user->auth.User ?name:Char(100) json_cells:JSON
crm.ChannelConfigItem: user->auth.User outputs:JSON
places.Town: name:Char(100) slug:Slug|nom_de_la_ville zipcode:Char(100) latitude:Float longitude:Float
"""

OWNED = """
site.Entity: creator->auth.User owner->auth.User name:Char(100) kind:Char(20) !email:Email
site.Listing: entity->site.Entity* ?headline:Char(200) !first_name:Char(100) !last_name:Char(100) !phone:Char(50)
site.Box: entity->site.Entity creator->auth.User owner->auth.User !creator_username:Char(50) !owner_username:Char(50) title:Char(500) content:Text
site.Nav: creator->auth.User owner->auth.User !creator_username:Char(50) title:Char(100) description:Text
site.Program: creator->auth.User owner->auth.User name:Char(100) description:Text
site.Branch: creator->auth.User owner->auth.User title:Char(100) mission:Text sponsors:Text
site.Vacancy: creator->auth.User owner->auth.User title:Char(100) description:Text skills:Text !contact_name:Char(100)
site.Addon: creator->auth.User owner->auth.User title:Char(50) description:Text
site.Article: creator->auth.User owner->auth.User ?slug:Slug headline:Char(200) body:Text !first_name:Char(100) !last_name:Char(100) !phone:Char(50) !email:Email enclosure_url:Char(500)
site.Wish: owner->auth.User !note:Text
forms.Form: title:Char(100) intro:Text
forms.Field: form->forms.Form label:Char(200) choices:Char(1000)
forms.FormEntry: form->forms.Form entry_time:DateTime
forms.FieldEntry: entry->forms.FormEntry field->forms.Field !value:Char(2000)
contacts.Address: !address:Char(100) !city:Char(100) !zipcode:Char(100)
contacts.Email: !email:Email
mail.EmailBlock: !email:Email !reason:Char(500)
mail.NoticeLogRecord: !emails_sent:Char(500)
api.ApiAccess: !identifier:Char(255) ?url:Text request_method:Char(10) accessed:Int
members.Membership: user->auth.User !social_media_links:Char(500) !insurance_provider:Char(100)
members.Firm: name:Char(100) number_employees:Int signal:Char(20)
members.SignatureImage: ?name:Char(100) !image:Image
"""

PERSONAS = """
game.Hero: hero_id:Int !hero_name:Char(100) !birthday:Date !gender:Char(10) guild_id:Int guild_name:Char(100)
game.Guild: guild_id:Int guild_name:Char(100)
game.Guildmate: hero_id:Int !hero_name:Char(37) guild->game.Guild
game.Graphic: graphic_dna:Char(64) file:Char(100)
nas.Session: !username:Char(64) !framed_interface_id:Char(19) !calling_station_id:Char(50) nas_port_type:Char(32)
nas.Ticket: order->nas.Order ?secret:Char(64) !pseudonymization_id:Char(16)
nas.Order: user->auth.User
nas.RefundExport: event:Int !rows:Text
"""

LEGACY = """
med.Kart: !family:Char(40) !name:Char(40) !ot:Char(40) !date_bd:DateTime !w:Int|пол ?sex_id:Int guid:Char(36) !comment:Text
med.Call: kart->med.Kart !call_family:Char(40) !call_name:Char(40) !call_patronymic:Char(40) guid:Char(36) started:DateTime
med.Visit: kart->med.Kart !family:Char(40) guid:Char(36) opened:DateTime
med.Doctor: !fam_v:Char(30) !im_v:Char(20) !ot_v:Char(20) !dr:DateTime guid:Char(36)
med.Insurer: !fam_ruk:Char(40) !im_ruk:Char(40) !ot_ruk:Char(40) title:Char(100) guid:Char(36)
med.Department: name:Char(255) !zav_fio:Char(70) guid:Char(36)
med.Organisation: full_name:Char(200) !fio_ruk:Char(100) guid:Char(36)
med.TypeCallDoctor: code:Char(1) name:Char(20) guid:Char(36)
med.Adr: !address_string:Char(500) !appartment:Char(50) !street:Char(100) !post_index:Char(6) !city:Char(100) guid:Char(36)
med.Font: family:Char(40) size:Int
"""

TAKEN = """
taken.StudentItem: !student_id:Char(255) course_id:Char(255) item_type:Char(100)
taken.Submission: student_item->taken.StudentItem submitted:DateTime !answer:JSON
taken.Score: student_item->taken.StudentItem submission->taken.Submission !points_earned:Int points_possible:Int
taken.ScoreNote: score->taken.Score !reason:Text
taken.LearnerTransfer: !user_email:Char(255) course_id:Char(255) !grade:Float total_hours:Float
taken.Exam: user->auth.User course->taken.Course !grade:Int
taken.Course: name:Char(100) grade:Int
taken.BusinessCustomer: name:Char(255) slug:Slug !contact_email:Email
taken.TextOverride: customer->taken.BusinessCustomer page_title:Char(255) left_sidebar_text:Text agreement_text:Text
taken.Tracker: user->auth.User !athlete_id:Int !athlete_profile:URL !access_token:Text
taken.Verification: !email_digest:Char(64) !code_hash:Char(64) purpose:Char(16)
taken.Delivery: newsletter:Int !email_at_send:Char(320) status:Char(16)
taken.Request: !requester_email:Email !guest_access_hash:Char(64) status_before_snooze:Char(30) adapter:Char(50) subject_kind:Char(10) !body:Text
taken.CustomFieldValue: field->taken.CustomField entity:Int !value:Text
taken.CustomField: name:Char(100) options:JSON
taken.LoginAttempt: !identifier:Char(191) !ip_address:GenericIPAddress
taken.Testimonial: !quote:Text !name:Char(100)
taken.Article: title:Char(255) body:Text author->auth.User
taken.Import: user->auth.User field_mappings:JSON redirect_uris:JSON !error_log:JSON
taken.Call: user->auth.User endpoint:Char(255) !payload:JSON
"""

BOOKED = """
hire.Reservation: vehicle->hire.Vehicle !client_name:Char(100) !details:Text departs:DateTime
hire.Vehicle: model:Char(100) ?plate:Char(12) details:Text price:Float
hire.CarouselSlide: name:Char(100) ?mailto:Email ?phone:Char(30) carousel_content:Text
keys.Otp: user->auth.User !destination_hash:Char(64) !destination_masked:Char(64) !code_hash:Char(64) channel:Char(8)
keys.ApiKey: user->auth.User !key_hash:Char(64) !allowed_ips:JSON
keys.MagicLink: mailing:Int !uuid:Char(100) ?url:URL
keys.Member: user->auth.User* status:Char(16) !status_reason:Char(255) !name:Char(80)
keys.CustomFieldChoice: value:Char(100) label:Char(100)
keys.AnyoneType: name:Char(100)
mail.Delivery: !recipient_email:Email status:Char(16) !bounce_reason:Text !error_message:Text
mail.LegalDocument: title:Char(100) body_html:Text
mail.Trip: created_by->auth.User poster_image:Image name:Char(100)
mail.Consent: user->auth.User language_shown:Char(10) purpose:Char(64)
mail.Template: subject:Char(100) error_message:Text
audit.StaffSession: user->auth.User started:DateTime
audit.StaffAuditLog: session->audit.StaffSession !url:Char(255) method:Char(10)
"""

BOARDS = """
boards.Comment: user->auth.User !comment:Text
boards.Flag: user->auth.User comment->boards.Comment reason:Int !body:Text
boards.FeatureFlag: name:Char(50) note:Text
boards.CommentPoll: comment->boards.Comment !title:Char(255) closes:DateTime
boards.Poll: title:Char(255) question:Text
boards.DestinationConfig: user->auth.User medium->boards.Medium ?label:Char(50) !settings:JSON
boards.Medium: name:Char(20)
boards.StoredDriver: driver_path:Char(255) internal_name:Char(128)
boards.Source: backend_path:Char(128) label:Char(128)
boards.Plan: title_lang1:Char(100) title_lang2:Char(100) help_lang1:Text help_lang2:Text comment:Text uri:URL
boards.Project: title:Char(100)
boards.Attribute: key:Char(100)
boards.Value: project->boards.Project attribute->boards.Attribute !text:Text !file:File unit:Char(64)
boards.Product: name:Char(100)
boards.ProductValue: product->boards.Product attribute->boards.Attribute text:Text file:File
boards.Grant: title:Char(100) !grant_pi_full_name:Char(100) grant_full_name:Char(200)
boards.Backup: repository:Char(500) !passphrase:Char(100) !paperkey:Text cache_key:Char(50)
boards.AutoGroup: match:Char(200)|regular_expression_for_email_address
boards.TemporaryUpload: upload_id:Char(22) !upload_name:Char(512) uploaded_by->auth.User !file:File
boards.UploadChunked: upload_id:Char(22) !upload_name:Char(512) uploaded_by->auth.User
boards.ViewMode: user->auth.User namespace:Char(200) value:Char(5)
boards.Capture: user->auth.User internal_name:Char(255) !text:Text
"""

PRINTS = """
prints.Note: recipient->auth.User !body:Text !sender_fingerprint:Char(128)
prints.Block: owner->auth.User !fingerprint:Char(128) !reason:Char(255)
prints.PageBlock: title:Char(100) fingerprint:Char(64) body:Text
prints.FingerprintTemplate: enrollee->prints.Enrollee !template_data:Text version:Int
prints.Enrollee: employee->auth.User !display_name:Char(64)
prints.Visitor: user->auth.User !session_key:Char(40) !user_agent:Text
prints.Pageview: visitor->prints.Visitor !url:Text !referer:Text !query_string:Text
prints.EmailTemplate: user->auth.User ?name:Char(150) html_body:Text text_body:Text
prints.SchoolProfile: name:Char(255) ?phone:Char(50) ?email:Email
"""

PAYING = """
paying.Campaign: !sender_email_name:Char(255) !reply_to_address_name:Char(255) !sender_phone_name:Char(255) name:Char(100)
paying.Config: logo:Char(150) !pfx:File !password:Char(200)
paying.Invoice: user->auth.User !signed_xml:Text currency:Char(3)
paying.Payment: ?ident:Char(128) !payer:JSON !transactions:JSON fee_amount:JSON state:Char(8)
paying.Sale: payment->paying.Payment user->auth.User receivable_amount:JSON exchange_rate:Char(64) attachment_processors:JSON
paying.WebhookEvent: event_type:Char(64) !resource:JSON
paying.Product: name:Char(100) paypal_id:Char(64)
paying.Plan: name:Char(100) product_paypal_id:Char(64)
paying.AddressModel: !street:Char(100) !city:Char(100) !text_full:Text !text_2lines:Text osm_type:Char(50)|OpenStreetMap_type
paying.Survey: title:Char(100) !notification_to:Text
paying.Country: name:Char(100) phone:Char(20)
paying.AccessToken: user->auth.User !token:Text resource:JSON
paying.Store: !pks12:File prefix:Char(5)
paying.Setup: tenant_id:Char(255) !secret_key:Text
"""

OFFICERS = """
officers.Employee: !first_name:Char(30) !last_name:Char(30) !emp_id:Char(10)
officers.Numbers: employee->officers.Employee !payrol_number:Char(30)
officers.Slip: employee->officers.Employee !month_sallary:Decimal
officers.WorkExperience: employee->officers.Employee !position:Char(50) !institute:Char(100) started:Date
officers.Leave: employee->officers.Employee !description:Char(250) days:Decimal
officers.LeaveUnit: leave->officers.Leave seen:Char(3) !reason:Text
officers.Service: employee->officers.Employee !military_status:Char(5) !social_status:Char(5) !element_value:Decimal|Pay_Value
officers.LeaveType: leave->officers.Leave name:Char(50) reason:Text
officers.Unit: name:Char(50) description:Text
"""

ABROAD_AGAIN = """
banco.Cliente: usuario->auth.User* !primer_apellido:Char(60) !ingresos_mensuales:Decimal !score_crediticio:Int !es_pep:Boolean segmento:Char(10) tipo_documento:Char(4)
banco.Sucursal: codigo:Char(4) nombre:Char(60) direccion:Char(120)
banco.Tarjeta: cliente->banco.Cliente !pan:Char(19) !fec_venc:Char(5) marca:Char(10) estado:Char(1)
banco.Acceso: cliente->banco.Cliente !ip_origen:GenericIPAddress canal:Char(10) codigo_operacion:Char(4)
banco.Beneficiario: cliente->banco.Cliente !alias:Char(40)
banco.Parametro: clave:Char(40) valor:Char(200)
banco.Auditoria: !usuario:Char(40) tabla:Char(40) accion:Char(10) !datos_antes:JSON !datos_despues:JSON
labor.TblPatient: !PAT_NNAME:Char(40) !PAT_GESCHL:Char(1)
labor.TblEinsender: !EIN_NAME:Char(80) !EIN_LANR:Char(9) !EIN_FAX:Char(20)
labor.TblAuftrag: patient->labor.TblPatient AUF_NR:Char(12) AUF_KANAL:Char(10)
labor.TblErgebnis: auftrag->labor.TblAuftrag !ERG_WERT_NUM:Decimal !ERG_VALIDIERT_VON:Char(60) ERG_EINHEIT:Char(10) ERG_TABELLE:Char(20)
ecole.Eleve: !prenoms:Char(80) !quotientFamilial:Decimal !nbEnfantsCharge:Int
ecole.Note: eleve->ecole.Eleve !valeur:Decimal !appreciation:Text
ecole.Infirmerie: eleve->ecole.Eleve !symptomes:Text !temperature:Decimal jour:Char(10)
escola.Aluno: !nome:Char(100) !endereco:Char(200) !cidade:Char(100) !estado:Char(2) categoria:Char(10)
escola.Ficha: aluno->escola.Aluno !cor:Char(1)|Cor_Raca !surdez:Char(1) !autismo:Char(1) !deficiencia_auditiva:Char(1) !necessidades_especiais:Char(1)
immo.Proprietaire: !nom:Char(255) !contact:Char(100) !adresse:Char(255)
immo.Moto: proprietaire->immo.Proprietaire !chassis:Char(100) couleur:Char(50)
escola.TipoDocumento: nombre:Char(50) descripcion:Char(255)
salud.Paciente: usuario->auth.User* !cedula:Char(10) !edad:Int !fecha_ultima_menstruacion:Date !fecha_probable_parto:Date !queja:Char(4)|complaint
salud.Embarazo: paciente->salud.Paciente !semanas_gestacion_inicio:Int !tipo_parto:Char(15) fecha_registro:DateTime
salud.Consulta: paciente->salud.Paciente !humor:Int
sanitet.Behandler: !name:Char(120)
sanitet.Helsepersonell: !name:Char(120)
sanitet.Patient: behandler->sanitet.Behandler !pasientnummer:Int !lege:Char(50) !medisiner:Char(50) !tnm_staging:Char(40) !disease_stage:Char(20) !treatment_type:Char(20) !received_dose:Float
sanitet.VaktArkiv: importert_av->auth.User tittel:Char(255) arrangement_navn:Char(255)
sanitet.Employee: !nom:Char(40) !prenom:Char(40) !matricule:Int !sit_fam:Char(1) !nbr_enfant:Int
sanitet.Project: owner->auth.User !api_key_readonly:Char(128)
vracht.Klant: !contactpersoon:Char(80) !getekendDoor:Char(60)
vracht.Voertuig: klant->vracht.Klant !kenteken:Char(10) !chassisnr:Char(20) keuringsdatum:Char(10) ritnr:Char(12)
"""

POLICE = """
amt.Vorgang: delikt_id:Int
amt.Beteiligter: vorgang->amt.Vorgang rolle:Char(20) !name:Char(60) !vorname:Char(60) !geb_am:Date !fumador:Boolean !agregadoFamiliar:Int !nb_enf:Int
amt.Fahrzeug: vorgang->amt.Vorgang !kennz:Char(12) !fin:Char(17)
amt.Funkzelle: vorgang->amt.Vorgang !rufnr:Char(20)
amt.Dienststelle: name:Char(80) ?telefon:Char(30)
amt.Zugriffslog: !benutzerkennung:Char(20) !dienstnr:Char(12) !abfrage:Text !begruendung:Char(200) !client_ip:Char(45)
amt.Salarie: !nom:Char(60) !prenom:Char(60)
amt.Paie: salarie->amt.Salarie !brut:Decimal !net:Decimal !primes:Decimal
amt.ChatMsg: sender->amt.Salarie !body:Text !media_url:URL
amt.ReferralLink: user->auth.User !identifier:Char(50)
amt.Breach: reported->auth.User authority_notified_at:JSON target_digest:Binary
"""

STORE = """
store.GiftCard: !code:Char(16) start_date:Date currency:Char(3)
store.Customer: user->auth.User* !name:Char(80) !email:Email
store.Order: customer->store.Customer !tracking_client_id:Char(36) !pay_link:Text
store.Invoice: order->store.Order !url:URL
store.Payment: order->store.Order !payment_identifier:Char(96) !participant_account:Char(40)
store.TaskExecution: !error_log:Text
store.Shop: !shop_owner:Char(100) name:Char(30)
store.Student: user->auth.User* !student_id:Char(20)
store.Result: student->store.Student !grade:Char(2) !marks_obtained:Decimal
store.SiteSettings: header_text:Char(200)
store.PointOfPayment: user_created->auth.User workflow:Char(50) name:Char(80) state_of:JSON
store.Visit: customer->store.Customer !patient_condition:Char(2)
store.Estimate: customer->store.Customer !title:Char(250) estimate_number:Slug(20)
store.PolicyHolder: !trade_name:Char(255) !bank_account:JSON
store.DefaultReviewer: name:Char(64) file_regex:Char(256)
store.EmailVerifier: !key:Char(255) ?value:Text expires_on:DateTime
store.PublicBody: name:Char(255) geo:Char(40) ?email:Email ?address:Text
store.Location: name:Char(80) ?address:Char(50) city:Char(30) state:Char(12)
store.DeliveryStatus: visit->store.Visit !log:Text
store.Bill: !firstName:Char(100) !lastName:Char(100) fees:Float total:Float taxes:Float amountPaid:Float grossTotal:Float
store.FeedHit: !request_data:Text
store.ServiceTicket: user->auth.User !ticket:Char(255) expires:DateTime
store.SavedViewConfig: _data:JSON
"""

NURSING = """
care.Resident: !first_name:Char(35) !last_name:Char(35) !level_of_care:Char(1) !allowance:Int !educational_attainment:Char(1) !graduate_year:Int
care.Temperature: resident->care.Resident !temperature:Float day:Date
care.Screening: resident->care.Resident !weight_kg:Decimal !temperature_c:Decimal !bp_systolic:Int !pulse_bpm:Int !hemoglobin_gdl:Decimal
care.Children: !clientid:Char(15) !childdob:DateTime !custody:Char(50)
care.DiaryEntry: resident->care.Resident !mood:Char(16) !note:Text
care.Drug: generic_name:Char(70) dosage:Char(35) indication_code:Char(9)
care.Employment: user->auth.User !hourly_labor_costs:Decimal !notes:Char(500)
care.Absence: user->auth.User !reason:Char(10)
care.Service: user->auth.User effort_rate:Decimal|hourly_rate
care.PostalAddress: resident->care.Resident !street:Char(100) !address_suffix:Char(100)
care.Address: address_type:Char(16) !text:Text !postal_code:Char(10)
care.Identifier: identifier_type:Char(64) !identifier_value:Text
care.Organization: name:Char(80) !notes:Text
care.ContactUs: !name:Char(100) !subject:Char(200) !message:Text
care.UserExperience: user->auth.User !role_name:Char(150) !company_name:Char(150) !portfolio_link:URL
care.Enrolment: user->auth.User !enrolment_key:Char(255)
care.Learner: user->auth.User* !nickname:Char(40) !student_id:Int
care.College: name:Char(255) ?official_contact_number:Char(20)
care.TestCase: input:Text output:Text explanation:Text
care.Category: created_by->auth.User category_image:File
care.JobPosting: title:Char(255) city:Char(255)
"""

TRANSFERS = """
bank.Party: !name:Char(128) !account_number:Char(35) !bic:Char(16)
bank.Bank: name:Char(60) ?bic:Char(16) code:Char(10)
bank.Statement: !account_number:Char(35) !owner_name:Char(64)
bank.StatementRecord: statement->bank.Statement !name:Char(128) !recipient_account_number:Char(35) !remittance_info:Char(140) record_type:Char(4)
bank.Payout: !recipient_name:Char(80) !tx_hash:Char(100) !checkout_request_id:Char(64)
bank.PayoutStatus: payout->bank.Payout !end_to_end_id:Char(35) status:Char(4) created:DateTime
bank.OrderStatus: name:Char(40) label:Char(40)
bank.Connection: name:Char(64) !signing_key_file:File ca_cert_file:File
bank.Locality: name:Char(165) ?postal_code:Char(10)
bank.WebhookSubscriber: name:Char(100) description:Text target_url:URL !secret:Char(64)
bank.Supporter: !name:Char(100) !email:Email
bank.Extra: supporter->bank.Supporter !question_answers:JSON ?title:Char(20)
bank.PlatformFee: bearer:Char(20) amount:Decimal
bank.Delivery: claimed_by:Char(255) lease_expires_at:DateTime
bank.Module: tenant_id:UUID title:Char(200) content:Text
bank.FormState: user->auth.User !data:Text
bank.Erasure: user->auth.User expected_services:JSON !user_id_was:Char(40)
bank.Bounce: recipient->auth.User !email_source:Text ?disposition:Char(10) message_cls:Char(250)
bank.Case: opened_by->auth.User !initiator:Char(100)
bank.Transaction: payer_id:Int !payer_name:Char(80) !raw_callback:JSON
"""

UNKNOWN_CALLINGS = """
guild.Zunftbruder: !nombre_completo:Char(150) !dni:Char(20)* !telefono_principal:Char(50) !rango:Char(40) !foto_certificado:Image !notas_admin:Text anio:Int
guild.Quaestor: !full_name:Char(150) !phone_main:Char(20) !email:Email !charge:Char(80) !deeds:Text joined:Date
guild.Hallkeeper: !name:Char(100) !date_of_birth:Date !calling:Char(60)
guild.Mule: name:Char(100) load:Int colour:Char(20)
guild.Lodging: name:Char(100) gender:Char(10) ?contact_number:Char(20) rules:Text
guild.LodgingRoom: lodging->guild.Lodging gender:Char(10) beds:Int
"""

OF_OTHERS = """
ward.Patient: !full_name:Char(100) !edad_madre:Int !edad_hermano_1:Int !grado_escolar_hermano_1:Char(100) !housing_status:Text !sleep_patterns:Text page_template:Char(80)
ward.Plea: !patient_name:Char(100) clinic_name:Char(100) ?location:Char(100) !contact_number:Char(15) !age:Int !gender:Char(10) urgency:Char(20)
ward.Call: clinic->ward.Clinic !donor_name:Char(200) !donor_age:Int !donor_blood_group:Char(5) !donor_contact:Char(15)
ward.Clinic: name:Char(100) beds:Int
ward.Giver: user->auth.User* !state:Char(50) !district:Char(50) !village:Char(50)
ward.Helper: user->auth.User* !cep:Char(9) !numero:Char(10) !complemento:Char(100) !bairro:Char(50)
ward.Chat: user->auth.User* !telegram_id:Int !vk_user_id:Int !stripe_subscription_id:Char(255) !pesel_md5:Char(32) coins:Int
ward.Rower: patient->ward.Patient* !height_cm:Decimal !weight_kg:Decimal
ward.Household: door:Int !head_name:Char(100) !phone:Char(20)
ward.Sheet: patient->ward.Patient !complaint:Text !diagnosis:Text !saturation:Decimal price:Decimal
ward.Disease: name:Char(100) symptoms:Text description:Text
ward.Demise: patient->ward.Patient !died_on:Date !buried_at:Char(400) synced_at:Char(30)
ward.PaymentMethod: helper->ward.Helper !card_number:Char(16) !expiry_date:Char(7)
ward.Tenure: user->auth.User* !provincia:Char(2) !city:Char(50) ?paese:Char(60)
ward.UserHealthPreference: user->auth.User !name:Char(100) !threshold:Char(50)
ward.Writer: !full_name:Char(100) !email:Email
ward.Volume: writer->ward.Writer title:Char(200) isbn:Char(20) shelf_mark:Char(20) schulungstyp:Char(40)
ward.StartAnswer: answer:Text created:DateTime
ward.RechnungsPosten: patient->ward.Patient beschreibung:Text anzahl:Int
ward.Pass: user->auth.User* qr_code:Image valid_to:Date
"""

SERVICES = """
saas.Tenant: owner->auth.User name:Char(255) slug:Slug subdomain:Char(100) landing_url:URL
saas.AgentClient: node->saas.Node name:Char(100) venv_path:Char(500) venv_name:Char(100) !token_hash:Char(64)
saas.Node: name:Char(100) description:Text
saas.Offer: offer_id:Char(64) name:Char(100) extra:JSON
saas.Beneficiary: user->auth.User offer_id:Char(64) !nickname:Char(64) !customer_name:Char(255) !meter_id:Char(40)
saas.Sale: user->auth.User offer_id:Char(64) response_code:Char(8) response_description:Char(255) pricing:JSON commission_details:JSON !payload:JSON !pickup_code:Char(20)
saas.Upgrade: package:Char(100) release_notes:Text
saas.UpgradeRecord: package:Char(100) description:Text
saas.AddonLine: sale->saas.Sale name_snapshot:Char(255) price_snapshot:Decimal
saas.Visit: affiliate->auth.User !referring_url:URL !session_id:Char(100) action_type:Char(20)
saas.ChatPayment: ?reference:Char(100) !chat_id:Char(64) amount:Int
saas.NoticeJob: event_key:Char(100) !to:JSON !subject_snapshot:Char(255) !body_text_snapshot:Text locked_by:Char(100)
saas.Identity: user->auth.User issuer:Char(255) !subject:Char(255) connection:Char(100)
saas.AuditEvent: !actor_pseudonym:Char(64) !on_behalf_of:Char(64) !subject:Char(255) issuer:Char(255) severity:Char(16) !source_ip:GenericIPAddress
saas.Choosing: beneficiary->saas.Beneficiary choice->saas.Choice
saas.ChosenChoice: choosing->saas.Choosing !additional_info:Char(1024)
saas.Choice: name:Char(60) description:Text
saas.Analytic: !key:UUID !ip_address:GenericIPAddress !ip_lat:Decimal !ip_lng:Decimal page_views:Int
saas.LedgerEvent: !shop_member_id:UUID event:Char(50)
saas.CallbackStore: !ip_address:GenericIPAddress method:Char(7) !post:JSON
saas.CheckoutStore: visible:Char(14) status:Int !data:JSON
saas.CornerStore: name:Char(60) data:JSON
saas.IPBan: !ip:GenericIPAddress !reason:Text
saas.Message: room->saas.Room sender->auth.User !content:Text
saas.MessageMediaAsset: message->saas.Message !media_url:Char(500) !caption:Char(200) mime_type:Char(50)
saas.Room: name:Char(60)
saas.Alarm: user->auth.User !location_lat:Float !location_long:Float
saas.BotUser: !user_id:Int !nickname:Char(50) start_time:Char(32) points:Int
saas.SearchClick: !query:Char(500) position:Int
saas.SearchBanner: title:Char(200) content:Text position:Char(20)
saas.Integration: name:Char(50) !config:JSON
saas.PaymentGateway: name:Char(50) !settings:JSON kind:Char(20)
saas.NotificationChannel: name:Char(50) !options:JSON
saas.DataSource: name:Char(50) !connection_settings:JSON layout:JSON
saas.Dashboard: name:Char(50) config:JSON
saas.Channel: name:Char(50) config:JSON
saas.Feed: title:Char(100)
saas.Post: feed->saas.Feed title:Char(255) source_url:URL short_description:Text order:Int
saas.Issue: title:Char(128) publish_date:DateTime short_description:Text
saas.AuthData: user->auth.User key:Char(50) !value:Char(300) !extra:JSON
saas.Charge: user->auth.User !invoice_id:Char(60) !actor_key:Char(60)
"""

DOERS = """
yard.Manager: !name:Char(100)
yard.Trustee: !name:Char(100) !nat_id:Int
yard.Crew: name:Char(100) shift:Char(10)
yard.Robot: name:Char(100)
yard.Dispatch: assigned_by->yard.Manager approved_by->yard.Trustee assigned_to->yard.Crew run_by->yard.Robot quantity:Int
yard.Trip: driver->auth.User !start_location:Char(100) !drop_off_location:Char(100) stock_location:Char(20)
yard.Vehicle: user->auth.User !registration_document:URL
yard.Accountant: !name:Char(100) !city:Char(50)
yard.Cardiologist: !name:Char(100) !city:Char(50)
yard.Teilnehmerin: !name:Char(100) !ort:Char(50)
yard.Moradores: !nome:Char(100)
yard.Jugadora: !nombre:Char(100)
yard.Camp: name:Char(100) !treasurer:Char(100) !lagerleiter:Char(100) !pastor_name:Char(100)
yard.MessageBroker: name:Char(100) port:Int
yard.Bloodpressure: !systolic:Int !diastolic:Int !pulse:Int
yard.GlucoseMeasurement: customer->auth.User !glucose:Decimal
yard.HeartMeasurement: !user_id:Char(40) !heartrate:Int
yard.PatientData: !name:Char(100) !temperature:Float !oxygen_level:Float !fasting_sugar:Int
yard.Anggota: !nama:Char(100) !umur:Int !berat_badan:Decimal !penghasilan:Int
yard.Patiente: !name:Char(100) !alter:Int !estatura:Decimal
yard.Sample: oxygen_level:Float temperature:Float humidity:Float
yard.Animal: name:Char(100) age:Int gender:Char(10) raza:Char(40)
yard.Mascota: nombre:Char(100) edad:Int sexo:Char(1) raza:Char(40) especie:Char(40)
yard.Asociado: !nombre:Char(100)
yard.Equipe: nom:Char(50) ville:Char(100)
yard.Commune: insee:Char(16) libelle:Char(255)
yard.Resident: !name:Char(100) !DoB:Date !room_number:Char(10)
yard.Letter: yard->yard.Crew !atas_nama:Char(255)
yard.Complaint: !complaint:Text !email:Email
yard.Complains: !title:Char(200) !description:Text
yard.Pupil: !name:Char(100) !cin:Int
yard.Route: start_location:Char(100)
yard.Machine: registration_document:URL
"""

TOWN = """
town.Inhabitant: user->auth.User* !first_name:Char(60) !last_name:Char(60) !city:Char(60) !city_sv:Char(60) !school_class:Char(10) !date_dod:Date !dob_country:Char(50) +coords:Char(40)
town.Storage: inhabitant->town.Inhabitant !trailer_registration_number:Char(64) !vehicle_registration_number:Char(12)
town.Hire: user->auth.User sku:Char(40) +name:Char(80) !description:Char(255) !cancel_details:Text !reservee_id:Char(40) !reservee_first_name:Char(60) !reservee_last_name:Char(60) !reservee_email:Email +reservee_organisation_name:Char(80)
town.Marina: name:Char(80) ?phone:Char(20) street_address:Char(80) city:Char(60) postal_code:Char(10)
town.Airfield: code:Char(4) fullname:Char(80)
town.Airport: iata:Char(4) fullname:Char(80) latitude:Float
town.Lift: user->auth.User !from_location:Char(80) !to_location:Char(80)
town.Concern: !text:Text !email:Email
town.Whereabouts: concern->town.Concern !address_text:Char(200) !postcode:Char(7)
town.Status: concern->town.Concern user->auth.User !text:Text state:Char(20)
town.StatusMessage: title:Char(200) text:Text active:Boolean state:Char(20)
town.Pass: member->town.Inhabitant since_when:Date
town.Participant: !name:Char(60) !email:Email !url_key:Slug
town.Post: person->town.Inhabitant +job_title:Char(80) +organization_name:Char(80) +location_state:Char(2)
town.Posting: inhabitant->town.Inhabitant !speaker_links:Text !resume_link:URL
town.OtherName: inhabitant->town.Inhabitant !name:Char(80)
town.Alias: inhabitant->town.Inhabitant !name:Char(80)
town.BlogPost: user->auth.User +title:Char(80) !body:Text
town.Seat: event->town.Event !email:Email !rsvp_yes_code:Char(24)
town.Event: name:Char(80) city:Char(60) latlng:Char(30) page_title:Char(100) slug:Slug main_organizer->auth.User
town.Form: event->town.Event confirmation_mail:Text
town.FormVariable: form->town.Form name:Char(30) initial_value:JSON
town.Submission: form->town.Form !bsn:Char(9)
town.SubmissionStep: submission->town.Submission !data:JSON
town.SubmissionVariable: submission->town.Submission key:Char(40) !value:JSON
town.Umpiring: participant_ptr->town.Participant* !url_key:Slug test_score:Float
town.Siae: ?siret:Char(14) name:Char(255) ?phone:Char(20)
town.Token: !orcid:Char(40) expiry:DateTime
town.Member: !name:Char(60) !contact:Char(15)
town.Meeting: !name:Char(80) created_by->auth.User
town.Berth: inhabitant->town.Inhabitant rent_from:Char(40) rent_till:Char(40)
"""

PRECINCT = """
precinct.Police: user->auth.User ?pid:Char(20) !address:Char(200)
precinct.OfficerReg: login->auth.User !contact:Char(50) !gender:Char(10)
precinct.Complaint: officer->precinct.Police !complaint:Char(100) !location:Char(100) status:Char(50)
precinct.Agent: !agent_name:Char(200) !phone_number:Char(20) !email:Email
precinct.Courier: name:Char(100) tracking_url_template:Char(255)
precinct.Gift: amount:Decimal
precinct.Host: name:Char(60) slug:Slug
precinct.Trip: host->precinct.Host name:Char(60) description:Text
precinct.SourceSystem: user->auth.User* base_url:URL
precinct.Donation: !name:Char(75) amount:Float paid:Boolean
precinct.Campaign: name:Char(75) goal:Float
precinct.Booking: !name:Char(75) guests:Int date:Date
precinct.Leave: employee->precinct.Police emp_date_start:Char(30) emp_date_end:Char(30)
precinct.Question: creator->auth.User !title:Char(255) !content:Text locale:Char(7)
precinct.PollQuestion: creator->auth.User text:Char(255)
precinct.QuestionVote: question->precinct.Question !anonymous_id:Char(40)
precinct.Sheet: user:Int !remarks:Text users:Int
precinct.Charge: !phone:Char(12) !merchant_request_id:Char(50) !checkout_request_id:Char(50)
precinct.Member: !full_name:Char(100) !baptism_date:Date +age_category:Char(20)
"""

ALUMNI = """
alumni.Person: user->auth.User* !last_name:Char(50) !first_name:Char(50) !honorific_prefix:Char(20) !versions:Text +servicemember:Char(4) !ni_number:Char(10)
alumni.InstantMessaging: person->alumni.Person !identifier:Char(40)
alumni.PersonIdentifier: person->alumni.Person !internal_identifier:Char(200)
alumni.WebSite: person->alumni.Person !url:Char(100)
alumni.School: name:Char(200) initials:Char(20)
alumni.DebitCardDetail: person->alumni.Person !card_expiry_date:Char(5)
alumni.HackerApplication: user->auth.User* !devpost:URL +origin:Char(200)
alumni.Membership: !legal_name:Char(100) !email_address:Email
alumni.Vacancy: company_name:Char(100) job_title:Char(100) description:Text !email:Email
alumni.AllowedUsername: !username:Char(10) !description:Text expires:Date
alumni.SpecialPosition: person->alumni.Person +position:Char(50)
alumni.SavedSearch: name:Char(200) ?query:Text
alumni.Picture: person->alumni.Person !image:Image md5sum:Char(32)
"""

COUNTER = """
counter.Survey: !ip:Char(100) !name:Char(100) !telephone:Char(100) +answer1:Char(100)
counter.PlannedSurvey: name:Char(100) title:Char(100)
counter.SurveyData: question:Char(50) !response:Char(50) !user_ip:Char(15)
counter.Result: !content:Text !ip:Char(100) !useragent:Char(500)
counter.WebhookEvent: provider:Char(20) !raw_payload:JSON !normalized:JSON
counter.FoundItem: item_name:Char(100) !finder_name:Char(150) !phone_number:Char(15)
counter.Parcel: carrier_name:Char(150) order_name:Char(40) !phone_number:Char(15)
counter.Transaction: !receiver_bank:Char(80) !receiver_accout_number:Char(50) !signature_id:Char(100) !ref_id:Char(50) amount:Int
counter.Buying: !msisdn:Char(20) !mpesa_code:Char(20) !text_message:Char(200) !token_id:Char(80)
counter.Payment: !phone:Char(20) amount:Decimal
counter.PaymentCallbackItem: payment->counter.Payment name:Char(80) !value:Char(250)
counter.AskedSurvey: title:Char(80) slug:Slug description:Text tease:Text ?email:Text
counter.Circuit: name:Char(30) city:Char(100)
counter.Event: title:Char(200) slug:Slug street:Char(100) zip:Char(10) !contact_email:Email
counter.InstantMessenger: object_id:Int !im_account:Char(100)
counter.Refund: !note_to_payer:Char(255) amount:Decimal
counter.OptOut: ?contact_id:UUID source:Char(255) !created_by:Char(255) !data:JSON
counter.Switch: ?contact_id:UUID !old_id_number:Char(13) !new_id_number:Char(13) !old_edd:Date
counter.Triage: !msisdn:Char(20) !age:Char(5) !gender:Char(7) !fever:Char(3) !sore_throat:Char(3) !preexisting_condition:Char(9) !location:Char(200) rooms_in_household:Int
counter.Weather: fever_tree:Char(20) region:Char(40)
counter.Forward: !local_part:Char(150) !destination:Email
counter.Documentos: !cpf:Char(11)* !pis:Char(12)* !rg:Char(10) +emissor:Char(30)
counter.Admission: !first_name:Char(100) !last_name:Char(100) +admission_class:Char(50)
counter.Adherent: !nom:Char(100) !prenoms:Char(150) +niveau_etude:Char(50)
counter.Beneficiary: +civility:Char(5) !first_name:Char(80) !last_name:Char(80) +housing_status:Char(20)
counter.FailureReport: ?title:Char(100) user->auth.User !note_to_support:Text
counter.Declaration: author->auth.User name:Text brand:Text flavor:Text description:Text conditioning:Text daily_recommended_dose:Text warning:Text !private_notes:Text !private_notes_visa:Text
counter.Complaint: ?title:Char(200) !desc:Text !location:Char(100) category_of_complaint:Char(250) assigned_department:Char(255)
counter.Education: user->auth.User !field_of_study:Char(100)
counter.PaymentCallback: !data:Text ?order_id:Char(255)
counter.HeartReadings: !age:Float !sex:Float !cp:Float !trestbps:Float !chol:Float !fbs:Float !thalach:Float ca:Float
counter.Feed: age:Int glucose:Float price:Float
counter.LoanDetails: !name:Char(50) !age:Int !address:Text !phone:Int !email:Char(60) loan_amount:Int
counter.Prediction: !name:Char(100) !albumin:Float !hemoglobin:Float !glucose:Float +gender_female:Float
counter.PermitCancellation: !submitted_by:Char(150) !cancellation_reasons:Text
counter.Shipment: awb_number:Char(50) !shipper:Char(100) !shipper_address:Text
counter.Employee: !firstname:Char(45) !contact:Int status_of_emp:Char(45)
counter.Bank: name:Char(100) code:Char(20) flw_id:Char(20)
counter.MailForm: content:Text button_text:Char(50) !email_from:Email !email_copies:Char(200) email_subject:Char(200) email_message:Text
counter.Outlet: name:Char(30) !shop_owner:Char(100) !notification_emails:Text notification_email:Text
counter.Jobs: user->auth.User ?title:Char(100) role:Char(100) ?salary:Char(40)
counter.Machine: user->auth.User ?name:Char(100) current_state:Char(10)
counter.Candidate: user->auth.User* !first_name:Char(30) !last_name:Char(30) !gender:Boolean
counter.Studies: candidate->counter.Candidate !state:Char(50) !city:Char(50) start_date:Date
counter.Project: candidate->counter.Candidate +name:Char(50) !description:Text
counter.ClinicalHistory: user->auth.User* !hypertension:Char(20) !diabetes:Char(20) !smoker:Boolean
counter.Suite: product->counter.Circuit name:Char(100) instruction_to_reproduce:Text
"""

READINGS = """
readings.Reading: !patient_name:Char(100) date:Date !weight:Float !blood_pressure:Char(7) !pulse:Int !notes:Text
readings.Checkup: !name:Char(100) !age:Int !height:Int !weight:Int !systolic:Int !cholesterol:Int
readings.Parcel: name:Char(100) weight:Decimal height:Decimal width:Decimal length:Decimal
readings.Engine: name:Char(100) temperature:Float pressure:Float serial:Char(30)
readings.Ward: patient->readings.Inmate !systolic_bp:Int !diastolic_bp:Int !sugar_fasting:Decimal bed_type:Char(10)
readings.Inmate: !name:Char(60) !dob:Date !current_height:Int !current_weight:Int !connect_code:Char(12)
readings.Screening: user->auth.User !symptom_cough:Int !symptom_sweating:Int !heart_rate:Int !bmi:Float !predicted_disease:Char(100) !cognitive_score:Int
readings.Bounds: user->auth.User normal_min:Char(20) normal_max:Char(20) berth_preference:Char(20)
readings.QuizResponse: user->auth.User !income_source:Char(50) !control_work_hours:Char(50) !job_challenges:Text language:Char(10)
readings.PollAnswer: question->readings.PollQuestion text:Char(200) style->readings.Style
readings.PollQuestion: text:Text
readings.Style: name:Char(60)
readings.PupilResponse: pupil->readings.Inmate answer->readings.PollAnswer
readings.CallLog: !caller_id:Char(30) !destination:Char(30) !recording_url:URL campaign:Char(30) flow:Char(30)
readings.Route: name:Char(60) destination:Char(60) source:Char(60)
readings.Complaint: !consumer_name:Char(100) !meter_complaint:Text !phone:Char(20)
readings.BotUpdate: callback_query_id:Char(100) !text:Text !photo:Image
readings.LoanRequest: !gender:Char(10) !married:Boolean !applicant_income:Float term:Int
readings.CatProfile: owner->auth.User ?name:Char(40) ?breed:Char(40)
readings.Boxer: !weight_class_name:Char(20)|full_name !reach:Int|body_weight
"""

WAGES = """
wages.Worker: !name:Char(100) !rate:Float !overtime_pay:Float !rfid_tag:Char(50)
wages.Payslip: worker->wages.Worker month:Int pay_cycle:Int !rate:Float !sss:Float !pag_ibig:Float !contribution_3:Decimal off_days:Decimal casual_leave:Decimal !reimbursement:Int
wages.PayGrade: name:Char(20) rate:Float
wages.Course: title:Char(60) rate:Float
wages.MedicalHistory: user->auth.User !rheumatic_fever:Boolean !excessive_bleeding:Boolean !condition_name:Char(200) is_active:Boolean consent_signed:Boolean
wages.MedicalRecord: !birth_weight:Char(10) !weight_oz:Char(10) !remarks:Text
wages.Policy: user->wages.Holder ?start:Date !policy_number:Char(30)* premium:Decimal
wages.Holder: user->auth.User*
wages.UserInsurance: user->auth.User !group_number:Char(60) plan_type:Char(20)
wages.Grant: ?user_id:Int !provider_account_id:Char(100) !refresh_token:Text
wages.Society: name:Char(60) ?description:Text !leader:Char(60) ?email:Email ?phone:Char(20) slug:Slug
wages.AgentMemory: !content:Text project->wages.Project
wages.Project: name:Char(60)
wages.Change: user->auth.User campo:Char(60) !valor_anterior:Text
"""

COMERS = """
comers.Admission: !parent:Char(200)|ФИО_заявителя !child:Char(200)|ФИО_ребёнка !birth:Date !health_form:File ?country:Char(60)
comers.Enrollment: !name:Char(100) !mobile:Char(20) !image:Image
comers.Beneficiary: user->auth.User* !country_of_origin:Char(60) !body_mass:Int !body_temp:Float !bvn_number:Char(12) !pin_number:Char(8)
comers.VisitorLog: !visitor_name:Char(100) !host_name:Char(100) gate_status:Char(10)
comers.Server: host_name:Char(100) name:Char(40)
comers.Clip: title:Char(100) !uploader_location:Char(200) !uploader_device:Char(200)
comers.Job: employer->auth.User title:Char(200) description:Text location:Char(100) requirements:Text
comers.Experience: user->auth.User !description:Text
comers.JobApplication: job->comers.Job applicant->auth.User !skills:Text !cover_letter:Text
comers.MessageContent: user_id:Int !title:Char(200) !filename:Char(200)
comers.PageContent: title:Char(200) body:Text
comers.SeenLog: !ip:Char(40) !location:Char(100)
comers.Instance: user->auth.User instance_name:Char(60)
comers.Provider: name:Char(100) ?phone:Char(20) ?address:Char(200)
comers.KycRecord: user->auth.User !last_period_date:Date|last_menstrual_period
"""

FACES = """
faces.FaceEmbedding: !name:Char(100) !embedding_data:Text !image_filename:Char(200)
faces.WordEmbedding: name:Char(100) vector:Text
faces.LoginHistory: user->auth.User !ip:Char(40) !device:Char(200) status:Char(20)
faces.Prediction: user->auth.User !glioma_probability:Float !kidney_probability:Float !hydration_level:Int schema:Char(20) confidence_level:Float
faces.Crop: nitrogen:Float temperature:Float diploma_rate:Float
faces.Patient: idioma:Char(10) !name:Char(60) !is_elderly:Boolean is_active:Boolean
faces.Outlook: patient->faces.Patient !percentage_survival:Int
faces.Offering: !giver_name:Char(100) amount:Decimal category:Char(20)
faces.ScholarshipApplication: !name:Char(100) program->faces.Program
faces.Program: name:Char(100)
faces.Application: name:Char(100) platform:Char(20)
faces.Announcement: title:Char(100) text:Text image:Image created_by->auth.User
faces.Tenant: !firstname:Char(60) !lastname:Char(60) payment_status:JSON
"""

FLEETS = """
fleets.Driver: !name:Char(100) !phone:Char(20) !rate_per_ride:Decimal
fleets.Listing: title:Char(100) price:Decimal description:Text
fleets.Vehicle: user->auth.User nom:Char(50) price:Decimal description:Text image:Image !plate_number:Char(20)
fleets.Keepsake: user->auth.User ?name:Char(50)
fleets.Destination: city:Char(60) tariff:Decimal
fleets.Withdrawal: user->auth.User amount:Decimal balance:Char(40) !paystack_transaction_id:Int
fleets.EmailLog: to_user->auth.User email_name:Char(50) status:Int
fleets.Esame: paziente->fleets.Paziente !valore:Float unita_misura:Char(20)
fleets.Paziente: !izena:Char(60) !abizena:Char(60) !adina:Int !gaixotasuna:Char(100)
fleets.Rol: rol:Int !nombre_evaluador:Char(60)
"""

WARDS = """
wards.VitalSigns: visit->wards.Visit !respiratory_rate:Int !rr:Int !spo2:Int !temp:Decimal measured_at:DateTime
wards.Visit: patient->wards.Patient
wards.Patient: !name:Char(60) !genotype:Char(2)
wards.Litigation: !legal_counsel:Char(200) court:Char(60)
wards.Applicant: !name:Char(60) !percentage:Decimal
wards.Job: title:Char(100) description:Text salary:Int vacancies:Int
wards.Employee: !name:Char(60) !salary:Int
wards.SurveyResponse: !email:Email !device_hash:Char(64) rating:Int
wards.SurveyJob: user->auth.User selected_question_ids:JSON
wards.Tenant: name:Char(100) subdomain:Slug ?contact_email:Email container_id:Char(60)
wards.Courier: !tg_id:Int status:Int
wards.Professional: !display_name:Char(100) status:Char(20)
wards.Question: !name:Char(60) !email:Email !question:Text
wards.QuizQuestion: question:Text
wards.Agent: creator->auth.User name:Char(60) behavior:JSON !private_key:Char(100)
wards.Formation: formateur->auth.User titre:Char(100) description:Text
wards.Inscricao: user->auth.User !rua:Char(60) !bairro:Char(60) !numero:Char(10)
wards.Candidature: freelance->wards.Freelance !commentaire_entretien:Text
wards.Freelance: !nom:Char(60)
wards.Setor: nome:Char(60) gestor->auth.User*
wards.Cargo: setor->wards.Setor nome:Char(60) competencias:Text
wards.Lodger: !first_name:Char(60) !aadhaar_number:Char(12) container_id:Char(60)
"""

GRANTS = """
grants.Warrant: !last:Char(50) !first:Char(50) !charges:Text ?bond:Char(40) served:Date
grants.Span: first:Int last:Int title:Char(50)
grants.Pagination: first:Char(90) next:Char(90)
grants.Scholarship: sponsor->auth.User name:Char(100) description:Text criteria:Text requirements:Text gender:Char(20) caste:Char(40) maximum_income_annual:Int minimum_disability_percent:Int ?contact_email:Email
grants.AwardedScholarship: student->auth.User scholarship->grants.Scholarship !remarks:Text
grants.ScholarshipApplication: !name:Char(100) scholarship->grants.Scholarship !essay:Text
grants.Registration: stud->auth.User !roll:Int semester:Int
grants.Bandage: roll:Int width:Int
grants.Hospital: name:Char(60) city:Char(60)
grants.BloodRequest: hospital->grants.Hospital !patient_name:Char(100) !patient_age:Int !blood_group:Char(3) units:Int
grants.Appeal: user->auth.User !medical_proof_url:Char(255) help_url:URL
grants.Recommendation: track_name:Char(255) artist_name:Char(255)
grants.Booking: !artist_name:Char(255) !email:Email
grants.Exam: title:Char(60)
grants.Question: exam->grants.Exam question:Text correct_answer:Text
grants.Attempt: student->auth.User question->grants.Question !answer:Text
"""

MEMORIALS = """
memorials.Subject: ?image:Char(200)
memorials.Condolence: !condolence:Char(500) !author:Char(100) subject->memorials.Subject
memorials.Obituary: !subject_description:Char(1000) !subject_family:Char(1000) !funeral_information:Char(1000) subject->memorials.Subject
memorials.Referral: user->auth.User redirect_to:Char(512)
memorials.Pregnancy: member->memorials.Member !gestational_age_weeks:Int !risk_flags:JSON
memorials.Member: !name:Char(100) !phone:Char(20)
memorials.CheckIn: !driver_name:Char(120) cargo_description:Char(200) !driver_signature:Char(120) !phone:Char(20)
memorials.Pet: owner->auth.User ?name:Char(60) ?breed:Char(40) age:Int
memorials.Post: title:Char(90) description:Text !host_alias:Char(60)
memorials.Match: post->memorials.Post !participant_alias:Char(60)
memorials.Server: alias:Char(60) domain_alias:Char(60)
memorials.LoanApplication: !gender:Char(6) !married:Char(10) !dependents:Float !education:Char(12) !applicant_income:Float
memorials.LoyaltyCard: customer->memorials.Member !barcode:Char(50)* points:Int
memorials.Product: name:Char(60) barcode:Char(50)*
"""

STAGES = """
stages.Team: !name:Char(100) role:Char(100) !image:Image !facebook:URL
stages.Crew: !bio:Text !photo:Image !name:Char(60)
stages.Club: name:Char(60) image:Image facebook:URL
stages.Squad: name:Char(60) role:Char(40)
stages.Contestant: !name:Char(60) !photo_path:Char(200) poll->stages.Poll
stages.Poll: title:Char(60)
stages.Testimonial: !name:Char(60) ?university:Char(60) !quote:Text !image:Image order:Int
stages.Visa: !name:Char(40) !age:Int !job:Char(50) country:Char(40)
stages.Horse: name:Char(40) age:Int sex:Char(10)
stages.Wine: name:Char(40) age:Int
stages.InsuranceBank: bank_name:Char(50)*
stages.Donation: image_one:Image title:Char(50) description:Text goal:Char(20) about:Text summary:Text
stages.Gift: donor->stages.Donor amount:Decimal !note:Text
stages.Donor: !name:Char(60)
stages.Attendance: employee->stages.Employee logged_time:Char(10) time_taken:Char(5) !comment:Char(200)
stages.Employee: !name:Char(60)
stages.Exam: name:Char(50) full_name:Char(100) icon:Char(50)
stages.Permit: client->stages.Donor number_of_visa:Int validity:Char(100) !visa_number:Char(40)
"""

GATHERINGS = """
gatherings.Dev: !name:Char(60) !location:Char(60) !age:Int !bio:Text
gatherings.Photo: !url:Char(200) dev->gatherings.Dev
gatherings.Investor: !fio:Char(100) !link:URL !photo:Image
gatherings.Measurement: patient->gatherings.Patient !imc:Decimal
gatherings.Patient: !name:Char(60)
gatherings.MedicalRecord: patient->gatherings.Patient !diagnosis:Text is_confidential:Boolean
gatherings.Crash: injured_people_number:Char(20) Nb_occupants:Int
gatherings.Accident: customer->auth.User !location:Char(200) !description:Text
gatherings.Household: ?ward:Int !gps_latitude:Decimal !gps_longitude:Decimal
gatherings.Listing: latitude:Decimal longitude:Decimal price:Decimal
gatherings.Event: name:Char(60) address:Char(200)
gatherings.Project: name:Char(60) project_address:Char(200)
gatherings.QuizResponse: !name:Char(60) !time_saved_use:Char(50) !favourite:Char(50) !wish:Char(50)
"""

LOANS = """
loans.IssuedBook: !student_id:Char(100) days:Int
loans.Personal: !ho_ten:Char(100)
loans.Vaccination: canhan->loans.Personal !ten_vac:Char(100) !phan_ung:Char(100) !typhoid:Boolean is_done:Boolean
loans.Dog: owner->auth.User ?name:Char(40) ?breed:Char(40) gender:Char(10) age:Char(10) ?date_of_birth:Date
loans.Inoculation: dog->loans.Dog ?name:Char(40)
loans.Ambulance: !patient_name:Char(60) !patient_contact:Int !location:Char(60)
loans.Call: !address:Char(200) !lat:Float !LONG:Float
loans.History: patient->loans.Patient !smoking:Boolean
loans.Patient: user->auth.User*
loans.Disease: history->loans.History !disease_name:Char(100)
loans.Hospital: name:Char(60) level_of_care:Char(20)
loans.PayrollPeriod: employee->auth.User !ot_pay:Decimal
loans.Contribution: employee->auth.User payroll->loans.PayrollPeriod !sss_personal:Decimal
loans.Workshop: trainer->auth.User title:Char(60) slug:Slug about:Text image:Image
loans.Division: representative->auth.User name:Char(60)
loans.Shelter: name:Char(60) shelter_name:Char(60)
"""

MEETINGS = """
meetings.Rendezvous: !nom_agent:Char(200) !prenom_agent:Char(200) !nom_client:Char(200) !prenom_client:Char(200)
meetings.Denuncia: !texto:Char(300) !nombre:Char(20) !apellidos:Char(50)
meetings.Member: !name:Char(100) !password:Char(50)
meetings.Competitor: name:Char(100)* price_selector:Char(200) logo:Image
meetings.Rival: first_place:Int
meetings.Adresse: !strasse:Char(60) !hnr:Int !plz:Char(10)
meetings.Frage: geheime_frage:Char(200) !geheime_antwort:Char(200)
meetings.Nurse: !name:Char(60) shift:Char(20) access_right:Char(20)
meetings.Shipment: courier_name:Char(100) tracking_number:Char(60)
meetings.Parcel: user->auth.User courier:Char(20) ?waybill_no:Char(60)
"""

QUOTES = """
quotes.Quotation: !client:Char(100) total:Decimal
quotes.Estimate: !client_name:Char(255) !note:Text
quotes.Server: client:Char(100)
quotes.Ward: name:Char(60) gender:Char(10) capacity:Int
quotes.Appeal: user->auth.User !theme:Char(250) !text:Char(1000) kind:Char(20)
quotes.AdminLog: superuser->auth.User action_type:Char(20) !action:Char(255) !details:Text
quotes.Reminder: user->auth.User theme:Char(20)
quotes.Repair: !customer_name:Char(60) !customer_phone_number:Char(20) !imei_number:Char(30) model_number:Char(30)
"""

PROJECTS = {name: USERS + text for name, text in
            {"shop": SHOP, "clinic": CLINIC, "logs": LOGS, "desk": DESK, "forum": FORUM, "tickets": TICKETS, "keys": KEYS,
             "school": SCHOOL, "club": CLUB, "archive": ARCHIVE,
             "hospital": HOSPITAL, "market": MARKET, "machines": MACHINES, "access": ACCESS, "deals": DEALS, "abroad": ABROAD, "records": RECORDS, "staff": STAFF,
             "trials": TRIALS, "parties": PARTIES, "together": WRITTEN_TOGETHER, "short": CUT_SHORT, "spoken": SPOKEN, "atlas": ATLAS, "offices": OFFICES, "clouds": CLOUDS, "bodies": BODIES, "papers": PAPERS, "elsewhere": ELSEWHERE, "donations": DONATIONS, "counters": COUNTERS, "werke": WERKE, "registry": REGISTRY,
             "inherited": INHERITED, "owned": OWNED, "personas": PERSONAS, "legacy": LEGACY, "taken": TAKEN, "booked": BOOKED, "boards": BOARDS, "prints": PRINTS, "paying": PAYING, "officers": OFFICERS,
             "abroad_again": ABROAD_AGAIN, "transfers": TRANSFERS, "police": POLICE, "store": STORE, "nursing": NURSING, "callings": UNKNOWN_CALLINGS, "others": OF_OTHERS, "services": SERVICES, "doers": DOERS, "town": TOWN, "precinct": PRECINCT, "alumni": ALUMNI, "counter": COUNTER, "readings": READINGS, "wages": WAGES, "comers": COMERS, "faces": FACES, "fleets": FLEETS, "wards": WARDS, "grants": GRANTS, "memorials": MEMORIALS, "stages": STAGES, "gatherings": GATHERINGS, "loans": LOANS, "meetings": MEETINGS, "quotes": QUOTES}.items()}  # fmt: skip

WITHOUT_ALARMS = (
    "counters",
    "werke",
    "registry",
    "inherited",
    "owned",
    "personas",
    "legacy",
    "taken",
    "booked",
    "boards",
    "prints",
    "paying",
    "officers",
    "abroad_again",
    "transfers",
    "police",
    "store",
    "nursing",
    "callings",
    "others",
    "services",
    "doers",
    "town",
    "precinct",
    "alumni",
    "counter",
    "readings",
    "wages",
    "comers",
    "faces",
    "fleets",
    "wards",
    "grants",
    "memorials",
    "stages",
    "gatherings",
    "loans",
    "meetings",
    "quotes",
)
"""Projects in which nothing may be flagged that is not marked."""

_COLUMN = re.compile(r"([!+?]?)(\w+)(?:->([\w.]+)(\*?)|:(\w+)(?:\((\d+)\))?(\*?)(?:\|(\w+))?)")


def project(name: str) -> tuple[dict[str, Table], dict[tuple[str, str], str]]:
    """The tables of a project by label, and the mark of each column that has one."""
    return tables_of(PROJECTS[name])


def tables_of(text: str) -> tuple[dict[str, Table], dict[tuple[str, str], str]]:
    """The tables that are written in short, by label, and the mark of each column that has one."""
    tables: dict[str, Table] = {}
    marks: dict[tuple[str, str], str] = {}
    for line in text.strip().splitlines():
        label, _, rest = line.partition(": ")
        fields = [
            Field(
                name="id",
                attname="id",
                column="id",
                storage="integer",
                class_name="BigAutoField",
                primary_key=True,
                auto=True,
            )
        ]
        for mark, column, target, alone, kind, length, unique, said in _COLUMN.findall(rest):
            if mark:
                marks[label, column] = mark
            fields.append(
                Field(
                    name=column, attname=column, column=column, storage="integer" if target else _STORAGES[kind],  # type: ignore[arg-type]
                    class_name="ForeignKey" if target else f"{kind}Field", max_length=int(length) if length else None,
                    unique=bool(unique), verbose_name=said.replace("_", " ") or column.replace("_", " "), null=not unique,
                    reference=Reference(target, "id", one_to_one=bool(alone)) if target else None,
                )
            )  # fmt: skip
        short = label.rpartition(".")[2].lower()
        uniques = tuple(Unique(f"{one.name} unique", (one.name,)) for one in fields if one.unique)
        tables[label] = Table(label, short, label.replace(".", "_").lower(), tuple(fields), "id", uniques)
    return tables, marks
