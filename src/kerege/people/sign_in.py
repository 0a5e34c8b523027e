"""Sign-in with a password, for those who have one: demo accounts, invitation cards."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.forms import LoginForm

from kerege.people.cards import read_card_code


class PasswordLogin(LoginForm):
    """allauth leaves the password out of this form when joining asks for none; here it stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.setdefault("password", deepcopy(self.base_fields["password"]))

    def clean_login(self) -> str:
        login: str = super().clean_login()
        return read_card_code(login) or login

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if getattr(self, "user", None) and not self.user.email:
            self._login.email_verification = EmailVerificationMethod.NONE  # there is no address to confirm
        return data
