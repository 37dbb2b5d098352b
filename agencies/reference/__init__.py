"""The data every centre starts with (types, places, shifts, ladders, plans) and its loading."""
