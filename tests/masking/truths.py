"""Projects in short, with what is personal in them, by hand: the tables that finding is judged by.

One line a table: its label, then its columns: `name:Class(length)`, `->app.Model` for a foreign key. A mark in front says
what is personal: `!` must be found, `+` should be, `?` may be; no mark: masking it would be a false alarm.
"""

from __future__ import annotations

import re

from seeding.schema import Field, Reference, Table, Unique

_STORAGES = {
    "Char": "text", "Text": "text", "Slug": "text", "Email": "text", "URL": "text", "File": "text", "Image": "text",
    "GenericIPAddress": "text", "PhoneNumber": "text", "Int": "integer", "Decimal": "decimal", "Float": "float", "Boolean": "boolean",
    "DateTime": "timestamp", "Date": "date", "UUID": "uuid", "JSON": "json", "Binary": "bytes", "HStore": "other",
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
shop.Address: user->auth.User !line1:Char(255) !line2:Char(255) !city:Char(100) +state:Char(100) !postcode:Char(20) !phone_number:PhoneNumber(128) country:Char(2) !notes:Text
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

PROJECTS = {name: USERS + text for name, text in
            {"shop": SHOP, "clinic": CLINIC, "logs": LOGS, "desk": DESK}.items()}  # fmt: skip

_COLUMN = re.compile(r"([!+?]?)(\w+)(?:->([\w.]+)|:(\w+)(?:\((\d+)\))?(\*?)(?:\|(\w+))?)")


def project(name: str) -> tuple[dict[str, Table], dict[tuple[str, str], str]]:
    """The tables of a project by label, and the mark of each column that has one."""
    tables: dict[str, Table] = {}
    marks: dict[tuple[str, str], str] = {}
    for line in PROJECTS[name].strip().splitlines():
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
        for mark, column, target, kind, length, unique, said in _COLUMN.findall(rest):
            if mark:
                marks[label, column] = mark
            fields.append(
                Field(
                    name=column, attname=column, column=column, storage="integer" if target else _STORAGES[kind],  # type: ignore[arg-type]
                    class_name="ForeignKey" if target else f"{kind}Field", max_length=int(length) if length else None,
                    unique=bool(unique), verbose_name=said.replace("_", " ") or column.replace("_", " "), null=not unique,
                    reference=Reference(target, "id") if target else None,
                )
            )  # fmt: skip
        short = label.rpartition(".")[2].lower()
        uniques = tuple(Unique(f"{one.name} unique", (one.name,)) for one in fields if one.unique)
        tables[label] = Table(label, short, label.replace(".", "_").lower(), tuple(fields), "id", uniques)
    return tables, marks
