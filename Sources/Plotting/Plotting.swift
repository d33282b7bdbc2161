// Figures: plain Swift values in, text for a terminal, SVG or PNG out.
//
//   Figure.swift  what is shown: axes, and layers of curves, points, bars, bands, images
//   Data/         what becomes of numbers before they are drawn: bins, thinning, colours
//   Axes/         limits, ticks and their labels
//   Drawing/      a figure as lines, shapes and words at places of a page, written as SVG or PNG
//   Terminal/     a figure as lines of characters, in colour or without, in Braille or in ASCII
//
// Numbers that are not finite are gaps, never errors; what cannot be drawn at all is a `PlotError`.
