from django.apps import AppConfig


class TracksConfig(AppConfig):
    name = "tracks"
    verbose_name = "diensten"

    def ready(self) -> None:
        from cases.screens.header import add_tab
        from tracks.permissions import can_read_tracks

        add_tab("tracks:of_case", "Dienst", may_see=can_read_tracks, after="cases:letters")
