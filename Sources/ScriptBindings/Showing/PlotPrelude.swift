/// The part of `metapeft` that scripts plot with.
enum PlotPrelude {
  static let text = #"""
    _STEP_NAMES = ("step", "steps", "iteration", "epoch", "x")

    class Figure:
        """Curves, points, histograms and pictures on one pair of axes.

        Every method that adds something returns the figure, so that calls can be chained. At the
        prompt and in notebooks a figure is shown where it is the last value of a cell; show() does
        it anywhere, save(path) writes .svg or .png.
        """

        def __init__(self, *, title=None, xlabel=None, ylabel=None, xscale=None, yscale=None,
                     xlim=None, ylim=None, size=None):
            self._native = _make_figure()
            self.configure(title=title, xlabel=xlabel, ylabel=ylabel, xscale=xscale,
                           yscale=yscale, xlim=xlim, ylim=ylim, size=size)

        def configure(self, *, title=None, xlabel=None, ylabel=None, xscale=None, yscale=None,
                      xlim=None, ylim=None, size=None):
            """Sets texts, scales ("linear", "log"), limits (low, high) and size in pixels."""
            self._native.configure(title, xlabel, ylabel, xscale, yscale, xlim, ylim, size)
            return self

        def plot(self, *data, label=None):
            """Adds curves: y; x, y; a [n, k] array of k curves; a dict or a list of metrics."""
            for x, y, name in _series(data, label):
                self._native.curve(x, y, name)
            return self

        def scatter(self, x, y=None, *, label=None):
            """Adds points: x and y, or an [n, 2] array."""
            if y is None:
                x, y = _columns(x)
            self._native.points(x, y, label)
            return self

        def hist(self, data, *, bins=None, density=False, label=None):
            """Adds a histogram; bins is a number, edges, or None for as many as the data needs."""
            if hasattr(data, "reshape"):
                data = data.reshape(-1)
            self._native.bars(data, bins, density, label)
            return self

        def band(self, x, low, high=None, *, label=None):
            """Adds the area between two curves: x, low, high, or low and high."""
            if high is None:
                x, low, high = None, x, low
            self._native.band(x, low, high, label)
            return self

        def image(self, data, *, range=None, colormap="viridis"):
            """Adds a picture of [h, w], [h, w, 3] or [h, w, 4] numbers."""
            self._native.image(data, range, colormap)
            return self

        def save(self, path):
            """Writes the figure to a .svg or .png file."""
            self._native.save(path)
            return self

        def show(self):
            """Shows the figure here, wherever the script runs."""
            display(self)

        def text(self, columns=None):
            """The figure as plain text."""
            return self._native.text(columns)

        def _repr_svg_(self):
            return self._native.svg()

        def __repr__(self):
            return f"<{self._native.summary()}>"

    def _columns(array):
        shape = getattr(array, "shape", None)
        if shape is None:
            pairs = [tuple(pair) for pair in array]
            return [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        if len(shape) != 2 or shape[1] != 2:
            raise ValueError(f"[plot.scatter] points are an [n, 2] array, not {shape}")
        return array[:, 0], array[:, 1]

    def _is_metrics(data):
        return isinstance(data, (list, tuple)) and data and all(isinstance(d, dict) for d in data)

    def _series(data, label):
        """(x, y, name) for each curve that the arguments of plot describe."""
        if not 1 <= len(data) <= 2:
            raise TypeError(f"[plot] takes y, or x and y; got {len(data)} arguments")
        x = data[0] if len(data) == 2 else None
        y = data[-1]
        if _is_metrics(y):
            names = list(y[0])
            y = {name: [row.get(name) for row in y] for name in names}
        if isinstance(y, dict):
            columns = dict(y)
            for name in _STEP_NAMES:
                if x is None and name in columns and len(columns) > 1:
                    x = columns.pop(name)
            return [(x, values, name) for name, values in columns.items()]
        shape = getattr(y, "shape", None)
        if shape is not None and len(shape) == 2:
            count = shape[1]
            names = label if isinstance(label, (list, tuple)) else [label] * count
            if len(names) != count:
                raise ValueError(f"[plot] {count} curves have {len(names)} labels")
            return [(x, y[:, place], names[place]) for place in range(count)]
        if shape is not None and len(shape) != 1:
            raise ValueError(f"[plot] a curve is an array of one axis, or of two: got {shape}")
        return [(x, y, label)]

    class _Plot:
        """plot(y), plot(x, y): a figure of curves; plot.scatter, plot.hist, plot.band, plot.image.

        Arguments of the figure, title= xlabel= ylabel= xscale= yscale= xlim= ylim= size=, go with
        those of the curve, label=.

        >>> from metapeft import plot
        >>> plot([3, 1, 2], label="loss", title="Training")
        <figure 'Training' of a curve>
        """

        def __call__(self, *data, label=None, **options):
            return Figure(**options).plot(*data, label=label)

        def scatter(self, x, y=None, *, label=None, **options):
            """A figure of points: x and y, or an [n, 2] array."""
            return Figure(**options).scatter(x, y, label=label)

        def hist(self, data, *, bins=None, density=False, label=None, **options):
            """A histogram; bins is a number, edges, or None for as many as the data needs."""
            return Figure(**options).hist(data, bins=bins, density=density, label=label)

        def band(self, x, low, high=None, *, label=None, **options):
            """A figure of the area between two curves."""
            return Figure(**options).band(x, low, high, label=label)

        def image(self, data, *, range=None, colormap="viridis", **options):
            """A picture of [h, w], [h, w, 3] or [h, w, 4] numbers."""
            return Figure(**options).image(data, range=range, colormap=colormap)

        def __repr__(self):
            return "<plot: curves; plot.scatter, plot.hist, plot.band, plot.image>"

    plot = _Plot()
    """#
}
