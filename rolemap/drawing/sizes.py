"""Every length of a picture in one place, in px (1/96 inch). Boxes of one picture share one width, so columns align."""

BOX_WIDTH = 232.0
LEAF_INSET = 24.0  # a hanging leaf is narrower by this much: its trunk runs in the room to its left
EDGE = 5.0  # the colored edge on the left of a box
PAD_LEFT = 15.0
PAD_RIGHT = 11.0
PAD_TOP = 9.0
PAD_BOTTOM = 10.0
RADIUS = 5.0

TAG_SIZE, TAG_LINE = 8.5, 13.0
HEADING_SIZE, HEADING_LINE = 12.5, 16.0
SEAT_SIZE, SEAT_LINE = 11.0, 14.5
DETAIL_SIZE, DETAIL_LINE = 9.5, 12.5
LINE_SIZE, LINE_LINE = 10.5, 14.0
FOLD_SIZE, FOLD_LINE = 10.0, 22.0
SEAT_GAP = 5.0

CHIP_WIDTH, CHIP_HEIGHT, CHIP_GAP, CHIP_SIZE = 42.0, 15.0, 7.0, 8.5
BADGE_HEIGHT, BADGE_SIZE = 17.0, 10.0

LEVEL_GAP = 40.0
SIBLING_GAP = 22.0
ROW_GAP = 12.0  # between hanging leaves
TREE_GAP = 56.0  # between trees of a forest
TRUNK_INSET = 10.0
COLUMN_GAP = 28.0  # between the columns of a pair, with the trunk in its middle

MARGIN = 48.0
MIN_WIDTH = 720.0  # of a drawing, for its title and legend
TITLE_SIZE, TITLE_LINE = 24.0, 32.0
SUBTITLE_SIZE, SUBTITLE_LINE = 12.5, 19.0
LEGEND_SIZE, LEGEND_LINE = 10.5, 26.0
NOTE_SIZE, NOTE_LINE = 10.5, 16.0
SLACK = 1.03  # text is fitted to 1/1.03 of its room: hinting makes it up to 3 % wider on a screen
