/// Help for `metapeft`, what scripts show things with: see `HelpCatalogue` for the form.
enum ShowingHelp {
  static let text = #"""
    # metapeft

    ## plot
    Draws curves in the terminal: plot(y), plot(x, y), plot({"name": y, …}). plot.scatter, plot.hist,
    plot.band and plot.image draw the others. Options: title, xlabel, ylabel, xscale and yscale
    ("linear" or "log"), xlim and ylim (low, high), size in pixels. The figure's save(path) writes
    .svg or .png.
    >>> figure = plot([3.0, 2.0, 1.5], title="loss")

    ## Figure
    A drawing: curves, points, histograms, bands and images on one pair of axes.
    >>> from metapeft import Figure
    >>> type(Figure(title="loss")).__name__
    'Figure'

    ## progress
    Goes through an iterable and shows, on a terminal, how far it is: rate, time left, and the latest
    values given to set(loss=…).
    >>> [i for i in progress(range(3))]
    [0, 1, 2]

    ## display
    Shows values as a cell shows its last one: arrays with their shape, metrics as tables, figures
    drawn.
    >>> display(3)
    3
    """#
}
