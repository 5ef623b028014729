"""Data of the program: icons, translations, help, lexicons, models, demo texts. No code."""
