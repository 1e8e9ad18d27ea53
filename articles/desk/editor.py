"""The text editor of the story form: the form field and its widget, and the only place that knows which editor it is."""

from typing import Any

from ckeditor.widgets import CKEditorWidget
from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Media
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from articles import body

# What these do a newsroom must not have.
_SENDS_TEXT_ELSEWHERE = ["exportpdf", "scayt", "wsc"]
_FETCHES_OR_FRAMES = ["autoembed", "embed", "embedbase", "embedsemantic", "flash", "iframe", "iframedialog", "mathjax"]
_WIDENS_THE_VOCABULARY = [
    *["adobeair", "codesnippet", "codesnippetgeshi", "devtools", "docprops", "forms", "preview", "sourcedialog"],
    *["bidi", "colorbutton", "colordialog", "div", "font", "language", "pagebreak", "smiley", "stylescombo"],
]
_PICTURES_FROM_ANYWHERE = ["filebrowser", "image", "image2", "uploadfile", "uploadimage"]
_HAS_ITS_PLACE_ON_THE_FORM = ["about", "elementspath", "magicline", "newpage", "print", "resize", "save", "templates"]
# These fail on a span without a style, and lose the paste; ours does their work.
_LOSES_WORDS = ["pastefromgdocs", "pastefromlibreoffice"]
REMOVED_PLUGINS = [
    *_SENDS_TEXT_ELSEWHERE,
    *_FETCHES_OR_FRAMES,
    *_WIDENS_THE_VOCABULARY,
    *_PICTURES_FROM_ANYWHERE,
    *_HAS_ITS_PLACE_ON_THE_FORM,
    *_LOSES_WORDS,
]

# Ours: photos, and the tidying of what is pasted from Google Docs and pages.
OWN_PLUGINS = ("photo", "tidypaste")

# The vocabulary of articles.body, in the editor's notation: elements [attributes] (classes). Never true.
ALLOWED_CONTENT = (
    "p h2 h3 h4 ul li strong em sub sup s br hr table thead tbody tr[lang,dir]; ol[start]; blockquote(pull); "
    "a[!href,title]; th[colspan,rowspan,scope]; td[colspan,rowspan]; figure[!data-caption]; "
    "p h2 h3 h4 ul ol li blockquote[lang,dir]"
)
# What a paste brings in: the same without photos, which are picked, and without anybody's attributes.
PASTE_FILTER = "p h2 h3 h4 ul ol li blockquote strong em sub sup s br hr table thead tbody tr th td; a[!href]"

CONFIG: dict[str, Any] = {
    "allowedContent": ALLOWED_CONTENT,
    "disallowedContent": "script style iframe object embed; *[on*]; *{*}",
    "pasteFilter": PASTE_FILTER,
    "extraPlugins": "divarea,autogrow,widget,sharedspace,photo,tidypaste",
    "removePlugins": ",".join(REMOVED_PLUGINS),
    "removeButtons": "Underline,Anchor,Styles,Font,FontSize,JustifyLeft,JustifyCenter,JustifyRight,JustifyBlock",
    "removeDialogTabs": "link:advanced;link:target;link:upload;table:advanced",
    "toolbar": [
        ["Format"],
        ["Bold", "Italic", "Link"],
        ["Blockquote", "BulletedList", "NumberedList", "Table", "Photo"],
        ["Undo"],
    ],
    "sharedSpaces": {"top": "editor-toolbar"},
    "format_tags": "p;h2;h3;h4",
    "enterMode": 1,
    "shiftEnterMode": 2,
    "entities": False,
    "basicEntities": True,
    "disableNativeSpellChecker": False,
    "browserContextMenuOnCtrl": True,
    "linkDefaultProtocol": "https://",
    "linkShowAdvancedTab": False,
    "linkShowTargetTab": False,
    "width": "auto",
    "height": "auto",
    "title": False,
    "versionCheck": False,
    "customConfig": "",
    "stylesSet": False,
    "contentsCss": [],  # of its menus; the text takes the page's own
    "skin": "moono-lisa",
    "removeFormatTags": "b,big,cite,code,del,dfn,em,font,i,ins,kbd,q,s,samp,small,span,strike,strong,sub,sup,tt,u,var",
}


def _own_plugin(name: str) -> tuple[str, str, str]:
    """Name, folder and file of a plugin of ours, under whatever name static files are served."""
    folder, _slash, file = static(f"articles/editor/{name}/plugin.js").rpartition("/")
    return name, f"{folder}/", file


class BodyWidget(CKEditorWidget):  # type: ignore[misc]
    """The editor of a story's text; without JavaScript a plain textarea."""

    template_name = "admin/articles/article/_editor.html"
    is_right_to_left = False

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(template_name=self.template_name, attrs=attrs)
        self.config = dict(CONFIG)

    @property
    def media(self) -> Media:
        return Media(js=super().media._js)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        direction = "rtl" if self.is_right_to_left else "ltr"
        self.config = {**CONFIG, "contentsLangDirection": direction}
        self.config["contentsCss"] = [static(f"articles/{name}.css") for name in ("tokens", "desk/editor-panel")]
        self.external_plugin_resources = [_own_plugin(name) for name in OWN_PLUGINS]
        context: dict[str, Any] = super().get_context(name, value, attrs)
        return context

    def format_value(self, value: Any) -> str:
        """The text as it goes into the page: cleaned once more, so that nothing stored can run in the editor."""
        try:
            return body.clean(str(value or ""))
        except body.UnfitBody:
            return str(value)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        context = self.get_context(name, value, attrs)
        return mark_safe(render_to_string(self.template_name, context))  # noqa: S308  our own template


class BodyFormField(forms.CharField):
    """A story's text: what it gives is clean, in the closed vocabulary."""

    widget = BodyWidget

    def clean(self, value: Any) -> str:
        try:
            return body.clean(super().clean(value))
        except body.UnfitBody as unfit:
            raise ValidationError(str(unfit), code="unfit") from unfit
