"""What authors may upload."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm


class AttachmentForm(BaseDocumentForm):
    """Wagtail limits the size of pictures, but not of other files."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > settings.KEREGE_MAX_ATTACHMENT_SIZE:
            most = filesizeformat(settings.KEREGE_MAX_ATTACHMENT_SIZE)
            raise ValidationError(_("This file is too large for a slow line: at most %(most)s.") % {"most": most})
        return file
