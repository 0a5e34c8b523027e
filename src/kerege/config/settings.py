"""Django's settings, made from the options table."""

from __future__ import annotations

import zoneinfo
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.utils.translation import gettext_lazy as _

from kerege.config import options
from kerege.config.keys import load_keys

# The zone rules are those of the locked tzdata package, the same on every machine.
zoneinfo.reset_tzpath(to=[])

PACKAGE = Path(__file__).resolve().parent.parent
HOME = options.home()
HOME.mkdir(parents=True, exist_ok=True)
BASE_URL = options.base_url()
CONTENT = Path(options.read("KEREGE_CONTENT")).absolute()

_secret, *_older = [key.secret for key in load_keys(options.keys_dir(), "session")]
SECRET_KEY = _secret
SECRET_KEY_FALLBACKS = _older
SIGNING_KEYS = load_keys(options.keys_dir(), "signing", size=32)  # Ed25519: the first signs, all of them verify
DEBUG = False
ALLOWED_HOSTS = [urlsplit(BASE_URL).hostname or "localhost", "localhost", "127.0.0.1", "[::1]"]
SECURE = BASE_URL.startswith("https://")

INSTALLED_APPS = [
    "kerege.config",
    "kerege.path",
    "kerege.credentials",
    "kerege.practice",
    "kerege.rollouts",
    "kerege.learning",
    "kerege.assessment",
    "kerege.suites",
    "kerege.disclosure",
    "kerege.records",
    "kerege.people",
    "kerege.outgoing",
    "kerege.ui",
    "kerege.people.apps.StudioPeople",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "kerege.config.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kerege.ui.middleware.Compression",
    "kerege.ui.middleware.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kerege.ui.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kerege.people.middleware.StudioDoor",
    "kerege.path.readers.TakeOver",
]

ROOT_URLCONF = "kerege.config.urls"
WSGI_APPLICATION = "kerege.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kerege.ui.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "kerege.ui.templatetags.dates",
                "kerege.ui.templatetags.languages",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Database -----------------------------------------------------------------------------------------------

DATABASES = {
    "default": environ.Env.db_url_config(options.read("DATABASE_URL") or f"sqlite:///{HOME / 'kerege.sqlite3'}")
}
DATABASES["default"]["CONN_MAX_AGE"] = None
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # A write transaction takes its lock at once, so that none fails half-way; what was answered is on disk.
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-8000",
        "timeout": 20,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    # Shared by all processes: it carries the limits of sign-in. A full cache forgets, so it must not fill: strangers
    # could wash away what they have tried. What is over is swept every minute.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kerege_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
SESSION_ENGINE = "kerege.people.session_store"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if options.read("TRUSTED_PROXIES") else None
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CSRF_FAILURE_VIEW = "kerege.path.views.errors.forged_form"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long lesson in the studio's editor

# --- People -------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["kerege.people.backend.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ["login", "email", "family", "given"]}},
]  # fmt: skip
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "kerege.people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_SIGNUP_FORM_CLASS = "kerege.people.forms.SignupDetails"
ACCOUNT_FORMS = {"login": "kerege.people.sign_in.PasswordLogin"}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# She leaves for the mail app and comes back over a slow line.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = True
# A whole class may stand behind one network address. What is counted by "key", an address or a login, has a limit for
# the day too: nobody's mailbox is flooded, nobody's code is guessed in the long run.
ACCOUNT_RATE_LIMITS = {
    "carry": "30/m/ip",
    "verify": "30/m/ip",  # codes of certificates that do not exist
    "join": "30/m/ip,200/h/ip",  # codes that lead nowhere
    "check_text": "240/m/ip",  # a room of people behind one address, each writing
    "xapi": "60/m/user",
    "signup": "60/m/ip,300/h/ip",
    "confirm_email": "3/3m/key,10/d/key",  # she may ask for another code at once, but not for many
    "request_login_code": "60/m/ip,300/h/ip,3/m/key,10/d/key",
    "login": "60/m/ip",
    "login_failed": "30/m/ip,5/5m/key,50/d/key",  # passwords, and codes of the second factor
}
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ALLAUTH_TRUSTED_PROXY_COUNT = options.read("TRUSTED_PROXIES")
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Kerege"
# While this file exists there are accounts with known passwords: `serve` is then for this machine only.
DEMO_FILE = HOME / "demo.json"

# --- Languages and time -------------------------------------------------------------------------------------

LANGUAGE_CODE = "ru"
LANGUAGES = [
    ("ru", _("Russian")),
    ("en", _("English")),
    ("kk", _("Kazakh")),
    ("ky", _("Kyrgyz")),
    ("uz", _("Uzbek")),
    ("tg", _("Tajik")),
    ("tk", _("Turkmen")),
]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
PRIVACY_MODEL = options.read("PRIVACY_MODEL")
TIME_ZONE = options.read("TIME_ZONE")  # of what pages show; the database keeps UTC

# --- Files --------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "kerege.config.static.StaticFiles"},
}
FILE_UPLOAD_PERMISSIONS = 0o640

# --- Studio -------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Kerege"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_I18N_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # an address is typed on many keyboards and read out on the telephone
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("ru", "Русский"), ("en", "English")]
WAGTAILIMAGES_IMAGE_MODEL = "suites.Picture"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 8 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_DOCUMENT_MODEL = "suites.Attachment"
WAGTAILDOCS_EXTENSIONS = ["mp3", "m4a", "ogg", "mp4", "webm", "pdf", "docx", "xlsx", "pptx", "odt", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # nothing that somebody uploaded is shown from our origin
WAGTAILDOCS_DOCUMENT_FORM_BASE = "kerege.suites.uploads.AttachmentForm"
KEREGE_MAX_ATTACHMENT_SIZE = 20 * 1024 * 1024
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# --- Mail and logs ------------------------------------------------------------------------------------------

EMAIL_FILE_PATH = HOME / "mail"
vars().update(environ.Env.email_url_config(options.read("EMAIL_URL") or f"filemail:///{EMAIL_FILE_PATH}"))
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = SERVER_EMAIL = options.read("EMAIL_FROM")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "kerege.config.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        # Their messages quote addresses, header values and form contents.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        "django.server": {"level": "ERROR"},
        "wagtail": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        "pymorphy3": {"level": "WARNING"},  # tells of its dictionary each time it loads it
    },
}
