"""Services, as columns are called after them: where people have accounts, and by which they pay."""

from __future__ import annotations

SOCIAL = (
    "twitter github gitlab instagram telegram slack discord skype mastodon facebook linkedin xing tiktok youtube "
    "snapchat wechat signal viber steam orcid gplus google bluesky reddit pinterest vk line weibo qq kakao jabber xmpp "
    "icq irc gtalk msn aim zoom twitch soundcloud flickr vimeo quora keybase behance researchgate strava spotify psn "
    "xbox threads"
)
"""Services on which people show themselves, or talk."""

PROVIDERS = (
    "stripe paypal braintree razorpay paystack mollie paddle chargebee recurly square adyen klarna lemonsqueezy "
    "revenuecat flutterwave mercadopago plaid gocardless intercom hubspot salesforce zendesk mailchimp onesignal "
    "twilio auth0 okta cognito clerk supabase microsoft azure apple notion zoho"
)
"""Services that know somebody by an identifier of their own."""
OF_PROVIDERS = (
    "user customer cust account subscription member contact profile chat person subscriber payment_method card"
)
"""What such an identifier is of."""

PAYING = (
    "mpesa momo upi ussd flw flutterwave paystack razorpay bkash nagad esewa khalti paytm phonepe pesapal interswitch "
    "monnify payu wompi culqi"
)
"""Services by which people pay."""
