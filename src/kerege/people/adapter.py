"""Where allauth meets Kerege: mail goes through `outgoing`, the login of a new person is her e-mail address."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from kerege.people.mail import owe_mail
from kerege.people.models import Person


class AccountAdapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        site = {"name": "Kerege", "domain": self.request.get_host()}
        message = self.render_mail(template_prefix, email, {"email": email, "current_site": site, **context})
        owe_mail(email, message.subject, str(message.body))

    def format_email_subject(self, subject: str) -> str:
        return f"Kerege: {subject}"

    def populate_username(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        if isinstance(user, Person):
            user.login = user.login or user.email or ""

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        user.language = get_language() or ""
        return super().save_user(request, user, form, commit)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("path:my")

    get_signup_redirect_url = get_login_redirect_url
