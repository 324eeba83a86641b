// Charts on a Cairo surface; included only by platform .cpp files.
#pragma once

#include <cairo.h>

#include "platform/charts/chart.h"

/// Draws at the current origin of the surface, in the drawing's own units.
void paint_chart(cairo_t* cairo, const ChartDrawing& drawing);
