"""The Swedish texts of the notices: templates, wording and line breaking; the home of jinja2."""
