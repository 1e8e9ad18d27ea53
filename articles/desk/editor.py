"""The text editor of the story form: the form field and its widget, and the only place that knows which editor it is."""

from django import forms


class BodyFormField(forms.CharField):
    widget = forms.Textarea
