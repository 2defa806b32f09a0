"""The admin site: its name, and the title of its home page."""

from django.conf import settings
from django.contrib import admin

admin.site.site_header = settings.NEWSROOM_NAME
admin.site.site_title = settings.NEWSROOM_NAME
admin.site.index_title = "To do"
# Every list of the newsroom is one click from the home page; a second list of lists beside each page takes its width.
admin.site.enable_nav_sidebar = False
