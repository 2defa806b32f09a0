"""The door itself: its name, and the start page with what waits."""

from django.conf import settings
from django.contrib import admin

admin.site.site_header = settings.NEWSROOM_NAME
admin.site.site_title = settings.NEWSROOM_NAME
admin.site.index_title = "What waits"
# Every list of the newsroom is one click from the start page; a second list of lists beside each page takes its width.
admin.site.enable_nav_sidebar = False
