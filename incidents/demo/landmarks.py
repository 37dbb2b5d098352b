"""Landmarks of the demo's Tangerang: well-known ones, placed to within some hundred metres."""

from typing import Final

from agencies.models import Landmark, LandmarkKind, Place, PlaceLevel
from operators.models import Centre

K = LandmarkKind
# Name, what else it is called, kind, kelurahan, latitude, longitude.
TANGERANG: Final = (
    ("Masjid Raya Al-A'zhom", "Masjid Agung, Al Azhom", K.WORSHIP, "Sukaasih", -6.1709, 106.6402),
    ("Pasar Anyar", "Pasar Anyer, Pasar Lama Baru", K.MARKET, "Sukaasih", -6.1757, 106.6300),
    ("Pasar Lama Tangerang", "Kuliner Pasar Lama", K.MARKET, "Sukasari", -6.1783, 106.6290),
    ("Stasiun Tangerang", "Stasiun KRL Tangerang", K.TRANSPORT, "Sukarasa", -6.1767, 106.6327),
    ("Alun-alun Ahmad Yani", "Lapangan Ahmad Yani", K.PARK, "Sukaasih", -6.1729, 106.6372),
    ("Tangcity Mall", "Tang City", K.MARKET, "Babakan", -6.1930, 106.6345),
    ("Mal Metropolis Town Square", "Metos, Metropolis", K.MARKET, "Kelapa Indah", -6.1985, 106.6389),
    ("RSUD Kota Tangerang", "Rumah sakit umum kota", K.HEALTH, "Kelapa Indah", -6.2003, 106.6420),
    ("RSUD Kabupaten Tangerang", "RSU Tangerang", K.HEALTH, "Sukasari", -6.1866, 106.6300),
    ("Terminal Poris Plawad", "Terminal Poris", K.TRANSPORT, "Poris Plawad", -6.1748, 106.6640),
    ("Danau Cipondoh", "Situ Cipondoh", K.PARK, "Cipondoh", -6.1897, 106.6780),
    ("Pasar Ciledug", "CBD Ciledug", K.MARKET, "Sudimara Barat", -6.2366, 106.7085),
    ("Stasiun Batuceper", "Stasiun Batu Ceper", K.TRANSPORT, "Poris Gaga", -6.1723, 106.6545),
    ("Bendungan Pintu Air Sepuluh", "Pintu Air 10, Sangego", K.PARK, "Koang Jaya", -6.1583, 106.6249),
    ("Pasar Malabar", "Malabar", K.MARKET, "Cibodasari", -6.2030, 106.6060),
    ("Kantor Wali Kota Tangerang", "Puspem, Balai Kota", K.OFFICE, "Sukaasih", -6.1705, 106.6382),
)  # fmt: skip


def write_landmarks(centre: Centre) -> None:
    """Write them once; a landmark that an administrator has changed stays as it is."""
    kelurahan = Place.objects.filter(centre=centre, level=PlaceLevel.KELURAHAN)
    places = {place.name: place for place in kelurahan}
    for name, aliases, kind, place, latitude, longitude in TANGERANG:
        values = {"aliases": aliases, "kind": kind, "latitude": latitude, "longitude": longitude}
        Landmark.objects.get_or_create(
            centre=centre, name=name, defaults={**values, "place": places.get(place)}
        )
