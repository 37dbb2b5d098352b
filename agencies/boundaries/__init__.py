"""Borders of kelurahan and kecamatan: read from GeoJSON, kept, and asked which of them a point lies in."""
