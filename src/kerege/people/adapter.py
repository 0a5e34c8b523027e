"""Where allauth meets Kerege: mail goes through `outgoing`, the login of a new person is her e-mail address."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kerege.people.mail import owe_mail
from kerege.people.models import Person


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail address or the password does not fit."),
        "username_password_mismatch": _("The login or the password does not fit."),
        "incorrect_code": _("The code does not fit. Check the digits, or ask for another code."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        site = {"name": "Kerege", "domain": self.request.get_host()}
        login_url = self.request.build_absolute_uri(reverse("account_login"))
        context = {"email": email, "current_site": site, "login_url": login_url, **context}
        message = self.render_mail(template_prefix, email, context)
        owe_mail(email, message.subject, str(message.body))

    def format_email_subject(self, subject: str) -> str:
        return subject  # the sender is Kerege already; a telephone shows the code that stands first

    def populate_username(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        if isinstance(user, Person):
            user.login = user.login or user.email or ""

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        user.language = get_language() or ""
        return super().save_user(request, user, form, commit)

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, Any]]:
        """Who has a second factor shows it; her password would not do."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [method for method in methods if method["id"] == "mfa_reauthenticate"] or methods

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("path:my")

    get_signup_redirect_url = get_login_redirect_url
