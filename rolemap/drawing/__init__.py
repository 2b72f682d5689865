"""Views → ``Diagram`` → text or image.

``VIEWS`` turn a map into a neutral ``Diagram``; ``RENDERERS`` turn a diagram into a file of one format. Importing this
package loads no plotting library; a picture does.
"""

from rolemap.drawing.formats.registry import RENDERERS
from rolemap.drawing.render import check, diagram_of, render, warnings_of
from rolemap.drawing.views import VIEWS

__all__ = ["RENDERERS", "VIEWS", "check", "diagram_of", "render", "warnings_of"]
