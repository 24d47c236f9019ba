"""The eight topics that all platforms speak of: what people do in them, and with which tools.

Every practice stands with tools that serve it, so that any sentence on the two makes sense.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from seeding.keys import below

from ...models.social.topics import Topic

PRACTICES = {
    Topic.MACHINE_LEARNING: """
        transfer learning: PyTorch, Keras, Hugging Face Transformers
        hyperparameter tuning: Optuna, Ray Tune, scikit-learn
        feature selection: scikit-learn, XGBoost
        data augmentation: Albumentations, PyTorch, Keras
        model evaluation: scikit-learn, MLflow, Weights & Biases
        anomaly detection: PyOD, scikit-learn, TensorFlow
        image segmentation: Detectron2, PyTorch, OpenCV
        speech recognition: Whisper, Kaldi, Vosk
        text classification: spaCy, fastText, Hugging Face Transformers
        time-series forecasting: Prophet, XGBoost, PyTorch
        model compression: ONNX Runtime, TensorRT, PyTorch
        federated learning: Flower, TensorFlow
        contrastive learning: PyTorch, JAX
        reinforcement learning: Stable-Baselines3, RLlib, JAX
        model monitoring: Evidently, MLflow, Prometheus
        few-shot learning: PyTorch, Hugging Face Transformers
        data labelling: Label Studio, Prodigy, CVAT
        model interpretability: SHAP, LIME, Captum
        fine-tuning: PyTorch, Axolotl, Hugging Face Transformers
        experiment tracking: MLflow, Weights & Biases, DVC
        semantic search: FAISS, Qdrant, Elasticsearch
        distributed training: PyTorch, DeepSpeed, Ray
    """,
    Topic.DATA_SCIENCE: """
        data cleaning: pandas, OpenRefine, dplyr
        exploratory analysis: pandas, Jupyter, ggplot2
        A/B testing: SciPy, Statsmodels, R
        churn prediction: XGBoost, scikit-learn, R
        customer segmentation: scikit-learn, SQL, Tableau
        dashboard design: Tableau, Power BI, Looker
        feature engineering: pandas, Polars, dbt
        causal inference: DoWhy, R, Statsmodels
        survey analysis: R, SPSS, pandas
        demand forecasting: Prophet, Excel, R
        data storytelling: Tableau, Observable, Flourish
        outlier detection: scikit-learn, R, pandas
        cohort analysis: SQL, Mixpanel, Amplitude
        data modelling: dbt, Snowflake, BigQuery
        experiment design: R, Python, GrowthBook
        geospatial analysis: GeoPandas, QGIS, PostGIS
        stakeholder reporting: Power BI, Excel, Metabase
        data quality monitoring: Great Expectations, dbt, Soda
        entity resolution: Splink, dedupe, SQL
        marketing attribution: BigQuery, R, Looker
        batch processing: Spark, Polars, DuckDB
    """,
    Topic.PYTHON: """
        type checking: mypy, Pyright
        packaging: Poetry, Hatch, uv
        dependency management: uv, pip-tools, Poetry
        async programming: asyncio, Trio, AnyIO
        unit testing: pytest, unittest, Hypothesis
        web scraping: Scrapy, Beautiful Soup, Playwright
        API development: FastAPI, Django REST framework, Flask
        structured logging: structlog, Loguru
        code formatting: Ruff, Black
        data validation: Pydantic, attrs, marshmallow
        memory profiling: memray, tracemalloc, Scalene
        parallel processing: multiprocessing, joblib, Dask
        text parsing: Lark, pyparsing
        configuration management: Dynaconf, Pydantic, django-environ
        database access: SQLAlchemy, Django, psycopg
        test coverage: coverage.py, pytest
        task scheduling: Celery, APScheduler, Dramatiq
        command-line tooling: Click, Typer, argparse
        PDF generation: ReportLab, WeasyPrint
        desktop development: PySide, Tkinter, Kivy
        numerical computing: NumPy, Numba, JAX
    """,
    Topic.PROGRAMMING: """
        code review: GitHub, Gerrit, GitLab
        refactoring: IntelliJ IDEA, Rust, TypeScript
        pair programming: VS Code, tmux, Tuple
        continuous integration: GitHub Actions, Jenkins, GitLab
        error handling: Rust, Go, Java
        API versioning: OpenAPI, gRPC, GraphQL
        system design: Kafka, PostgreSQL, Redis
        concurrent programming: Go, Rust, Erlang
        memory management: C, Rust, Valgrind
        functional programming: Haskell, Elixir, Scala
        technical documentation: Sphinx, MkDocs, Docusaurus
        debugging: GDB, Delve, Chrome DevTools
        dependency injection: Spring, Dagger
        domain modelling: F#, Kotlin, TypeScript
        on-call work: PagerDuty, Grafana, Sentry
        legacy code migration: COBOL, Java, Perl
        performance tuning: perf, JMH, pprof
        version control: Git, Jujutsu, Mercurial
        infrastructure as code: Terraform, Pulumi, Ansible
        container orchestration: Kubernetes, Nomad, Docker Swarm
        schema migration: Flyway, Liquibase, PostgreSQL
        text editing: Vim, Emacs, Helix
    """,
    Topic.WEB_DEVELOPMENT: """
        responsive design: Tailwind CSS, Bootstrap, CSS grid
        state management: Redux, Zustand, Pinia
        server-side rendering: Next.js, Nuxt, SvelteKit
        accessibility testing: axe, Lighthouse, NVDA
        form validation: Zod, React Hook Form, Formik
        CSS architecture: Sass, Tailwind CSS, CSS Modules
        image optimisation: Cloudinary, Sharp, Squoosh
        user authentication: Auth0, Keycloak, Passport
        front-end testing: Playwright, Cypress, Vitest
        bundle splitting: Vite, webpack, esbuild
        static site generation: Astro, Hugo, Eleventy
        browser caching: Workbox, Cloudflare, Varnish
        content management: WordPress, Strapi, Sanity
        search engine optimisation: Lighthouse, Screaming Frog, Search Console
        real-time messaging: Socket.IO, Phoenix, Pusher
        design handover: Figma, Storybook, Zeplin
        web animation: GSAP, Motion, Lottie
        API mocking: Mock Service Worker, Postman, WireMock
        progressive enhancement: htmx, Alpine.js, Turbo
        web hosting: Vercel, Netlify, Caddy
        component documentation: Storybook, Histoire
    """,
    Topic.STARTUPS: """
        customer discovery: Dovetail, Calendly, Notion
        fundraising: DocSend, Carta, AngelList
        pricing: Stripe, Paddle, ProfitWell
        churn reduction: Intercom, ChartMogul, Baremetrics
        user onboarding: Intercom, Userpilot, Appcues
        early hiring: Wellfound, Ashby, LinkedIn
        equity planning: Carta, Pulley
        product analytics: Mixpanel, PostHog, Amplitude
        roadmap planning: Linear, Productboard, Jira
        landing page testing: Webflow, Unbounce, Framer
        customer support: Zendesk, Intercom, Help Scout
        runway planning: Excel, Causal, Runway
        sales outreach: HubSpot, Apollo, Pipedrive
        product launching: Product Hunt, BetaList
        investor reporting: Visible, Notion, DocSend
        remote teamwork: Slack, Notion, Gather
        prototyping: Figma, Bubble, Retool
        security certification: Vanta, Drata
        usage-based billing: Stripe, Orb, Chargebee
        community building: Discord, Circle, Discourse
    """,
    Topic.ENTREPRENEURSHIP: """
        bookkeeping: QuickBooks, Xero, FreshBooks
        email marketing: Mailchimp, Kit, Brevo
        cold outreach: LinkedIn, Lemlist, Apollo
        cash-flow planning: Excel, Float, Xero
        time management: Toggl, Todoist, Google Calendar
        inventory management: Shopify, Cin7, Zoho Inventory
        online selling: Shopify, Etsy, WooCommerce
        print on demand: Printful, Gelato, Etsy
        paid advertising: Google Ads, Meta Ads, Microsoft Advertising
        freelance invoicing: FreshBooks, Wave, Bonsai
        course creation: Teachable, Kajabi, Podia
        newsletter publishing: Substack, Beehiiv, Ghost
        local marketing: Google Business Profile, Yelp, Nextdoor
        brand design: Canva, Figma, Adobe Express
        payroll: Gusto, ADP, Deel
        customer feedback: Typeform, Hotjar, SurveyMonkey
        subcontracting: Upwork, Fiverr, Toptal
        process automation: Zapier, Make, n8n
        product photography: Lightroom, Canva, Photoroom
        contract signing: DocuSign, PandaDoc, Dropbox Sign
    """,
    Topic.TECHNOLOGY: """
        password management: Bitwarden, KeePassXC, 1Password
        home automation: Home Assistant, Matter, Zigbee
        two-factor authentication: YubiKey, Aegis, Authy
        ad blocking: uBlock Origin, Pi-hole, AdGuard
        private messaging: Signal, Matrix, Threema
        photo backup: Immich, Google Photos, iCloud
        self-hosting: Nextcloud, Proxmox, Raspberry Pi
        mesh networking: Wi-Fi 7, OpenWrt, UniFi
        cloud gaming: GeForce Now, Xbox Cloud Gaming, Moonlight
        e-reading: Kindle, Kobo, Calibre
        satellite internet: Starlink, HughesNet
        electric-car charging: ChargePoint, CCS, NACS
        wireless charging: Qi2, MagSafe
        video conferencing: Zoom, Jitsi, Microsoft Teams
        device repair: iFixit, Framework, Fairphone
        contactless payment: Apple Pay, Google Pay
        fitness tracking: Garmin, Fitbit, Apple Watch
        music streaming: Spotify, Tidal, Plexamp
        disk encryption: VeraCrypt, BitLocker, LUKS
        voice control: Alexa, Siri, Rhasspy
        screen-time tracking: Android, iOS
    """,
}

TOPICS = tuple(Topic.values)
LABELS = tuple(Topic.labels)
SIZE = len(TOPICS)


def _subjects(topic: Topic) -> list[dict[str, str]]:
    found = []
    for line in PRACTICES[topic].strip().splitlines():
        thing, _, tools = line.strip().partition(": ")
        found += [{"thing": thing, "tool": tool.strip(), "topic": topic.label} for tool in tools.split(",")]
    return found


SUBJECTS = [_subjects(topic) for topic in Topic]
"""Of each topic: a practice with a tool, as fillings of phrases."""

COUNTS = np.array([len(subjects) for subjects in SUBJECTS], dtype=np.int64)


def _practices():
    """Of each topic: where the subjects of each of its first practices begin, and how many tools it has."""
    starts, counts = [], []
    for group in SUBJECTS:
        things = [subject["thing"] for subject in group]
        distinct = list(dict.fromkeys(things))
        starts.append([things.index(thing) for thing in distinct][:LEAST_PRACTICES])
        counts.append([things.count(thing) for thing in distinct][:LEAST_PRACTICES])
    return np.array(starts, dtype=np.int64), np.array(counts, dtype=np.int64)


LEAST_PRACTICES = 20
"""Every topic has as many practices at least."""

PRACTICE_STARTS, PRACTICE_TOOLS = _practices()


def subjects(keys, topics):
    """The place of each row's subject among those of its topic."""
    return below(keys, COUNTS.take(topics))


def _ranges():
    """Of each subject: where those of its practice begin, and how many they are."""
    table = np.zeros((2, SIZE, int(COUNTS.max())), dtype=np.int64)
    for topic, group in enumerate(SUBJECTS):
        things = [subject["thing"] for subject in group]
        table[0, topic, : len(group)] = [things.index(thing) for thing in things]
        table[1, topic, : len(group)] = [things.count(thing) for thing in things]
    return table


RANGES = _ranges()


def other_tool(keys, topics, places):
    """A subject of the same practice, with any of its tools."""
    return RANGES[0, topics, places] + below(keys, RANGES[1, topics, places])


def hashtag(text):
    """Words as one hashtag: `machine learning` is #MachineLearning."""
    kept = "".join(letter if letter.isalnum() else " " for letter in text.replace("+", "plus").replace("#", "Sharp"))
    return "#" + "".join(word[:1].upper() + word[1:] for word in kept.split())


def slug(text):
    """Words as they stand in names of repositories."""
    kept = "".join(
        letter if letter.isalnum() else " " for letter in text.lower().replace("+", "p").replace("#", "sharp")
    )
    return "-".join(kept.split())


@lru_cache(maxsize=8)
def by_subject(function):
    """`function` of every subject of each topic, as lists that `seeding.phrases.lists` takes."""
    return [[function(subject) for subject in group] for group in SUBJECTS]
