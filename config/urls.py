from django.contrib import admin
from django.urls import path
from django.views.generic import RedirectView

admin.site.site_header = "Seeding demonstration"
admin.site.site_title = "Seeding"

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="admin:index")),
    path("admin/", admin.site.urls),
]
