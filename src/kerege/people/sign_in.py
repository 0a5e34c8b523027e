"""Sign-in with a password, for those who have one: demo accounts, invitation cards."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from allauth.account.forms import LoginForm


class PasswordLogin(LoginForm):
    """allauth leaves the password out of this form when joining asks for none; here it stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.setdefault("password", deepcopy(self.base_fields["password"]))
