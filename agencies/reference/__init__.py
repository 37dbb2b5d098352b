"""The reference data every centre starts with: types, places, shifts, ladders and plans, and their loading."""
