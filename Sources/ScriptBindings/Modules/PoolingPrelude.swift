/// Layers of `mlx.nn` that make spatial axes smaller or larger.
enum PoolingPrelude {
  static let text = pooling + upsampling

  private static let pooling = #"""
    def _windows(x, size, stride):
        # [batch, places…, window…, channels]
        if x.ndim != len(size) + 2:
            raise ValueError(
                "To extract sliding windows the window shapes and strides must have the same "
                "number of spatial dimensions as the signal but the signal has "
                f"{x.ndim - 2} dims and the window shape has {len(size)} and strides have "
                f"{len(stride)}.")
        spatial, axes = x.shape[1:-1], len(size)
        if all(w == s and n % w == 0 for n, w, s in zip(spatial, size, stride)):
            parts = [part for n, w in zip(spatial, size) for part in (n // w, w)]
            order = [0, *range(1, 2 * axes, 2), *range(2, 2 * axes + 1, 2), 2 * axes + 1]
            return x.reshape(x.shape[0], *parts, x.shape[-1]).transpose(*order)
        places = [(n - w) // s + 1 for n, w, s in zip(spatial, size, stride)]
        if any(p <= 0 for p in places):
            raise ValueError(f"The window {tuple(size)} is larger than the input {x.shape}.")
        steps = [math.prod(x.shape[axis + 1:]) for axis in range(x.ndim)]
        return mx.as_strided(
            x, [x.shape[0], *places, *size, x.shape[-1]],
            [steps[0], *[step * s for step, s in zip(steps[1:-1], stride)], *steps[1:]])

    class _Pool(Module):
        def __init__(self, kernel_size, stride=None, padding=0):
            super().__init__()
            self._kernel_size = self._sizes("kernel_size", kernel_size)
            self._stride = (self._kernel_size if stride is None
                            else self._sizes("stride", stride))
            self._padding = [(p, p) for p in self._sizes("padding", padding)]
            name = type(self).__name__
            for word, values in (("kernel_size", self._kernel_size), ("stride", self._stride)):
                if any(v <= 0 for v in values):
                    raise ValueError(
                        f"[{name}] '{word}' must be positive but got {tuple(values)}.")
            if any(p < 0 for p, _ in self._padding):
                raise ValueError(f"[{name}] 'padding' must be non-negative but got "
                                 f"{tuple(p for p, _ in self._padding)}.")

        def _sizes(self, word, value):
            axes = int(type(self).__name__[-2])
            if isinstance(value, (list, tuple)) and len(value) == axes:
                return list(value)
            if not isinstance(value, int):
                raise ValueError(
                    f"[{type(self).__name__}] '{word}' must be an integer or a tuple containing "
                    f"{axes} integer{'s' if axes > 1 else ''}")
            return [value] * axes

        def _extra_repr(self):
            return (f"kernel_size={tuple(self._kernel_size)}, stride={tuple(self._stride)}, "
                    f"padding={tuple(p for p, _ in self._padding)}")

        def _pooled(self, x, function, value):
            if any(p > 0 for p, _ in self._padding):
                x = mx.pad(x, [(0, 0)] + self._padding + [(0, 0)], constant_values=value)
            axes = tuple(range(-len(self._kernel_size) - 1, -1))
            return function(_windows(x, self._kernel_size, self._stride), axes)

    class _MaxPool(_Pool):
        def __call__(self, x):
            return self._pooled(x, mx.max, -math.inf)

    class _AvgPool(_Pool):
        def __call__(self, x):
            return self._pooled(x, mx.mean, 0)

    class MaxPool1d(_MaxPool):
        pass

    class MaxPool2d(_MaxPool):
        pass

    class MaxPool3d(_MaxPool):
        pass

    class AvgPool1d(_AvgPool):
        pass

    class AvgPool2d(_AvgPool):
        pass

    class AvgPool3d(_AvgPool):
        pass

    """#

  /// Each axis is interpolated by itself: a new place is a weighted sum of a few old ones.
  private static let upsampling = #"""
    def _positions(size, scale, align_corners):
        count = int(scale * size)
        places = mx.arange(count, dtype=mx.float32)
        if align_corners:
            return places * ((size - 1) / max(count - 1, 1))
        step = 1 / scale
        return places * step - ((count - 1) * step - size + 1) / 2

    def _nearest_taps(size, scale, align_corners):
        count = int(scale * size)
        places = mx.arange(count, dtype=mx.float32)
        if count > size:
            places = ((places + 0.5) * (size / count) - 0.5).round()
        else:
            places = places * (size / count)
        return [(places, None)]

    def _linear_taps(size, scale, align_corners):
        places = mx.clip(_positions(size, scale, align_corners), 0, size - 1)
        left = mx.floor(places)
        weight = places - left
        return [(left, 1 - weight), (mx.ceil(places), weight)]

    def _cubic_weight(x, a):
        inner = ((a + 2.0) * x - (a + 3.0)) * x * x + 1
        outer = (((x - 5) * x + 8) * x - 4) * a
        return inner, outer

    def _cubic_taps(size, scale, align_corners):
        places = _positions(size, scale, align_corners)
        left = mx.floor(places)
        right = mx.floor(places + 1)
        near = [(p, _cubic_weight(mx.abs(places - p), -0.75)[0]) for p in (left, right)]
        far = [(p, _cubic_weight(mx.abs(places - p), -0.75)[1]) for p in (left - 1, right + 1)]
        return near + far

    def _smooth_taps(kernel, radius):
        def taps(size, scale, align_corners):
            places = _positions(size, scale, align_corners)
            width = 1.0 / scale if scale < 1 else 1.0
            count = math.ceil(radius * width) + 1
            found = []
            for k in range(-count + 1, count):
                place = mx.floor(places) + k
                weight = kernel(mx.abs(places - place) / width)
                found.append((place, mx.where((place >= 0) & (place < size), weight, 0.0)))
            total = sum(weight for _, weight in found)
            total = mx.where(total > 0, total, 1.0)
            return [(place, weight / total) for place, weight in found]
        return taps

    def _triangle(x):
        return mx.maximum(1.0 - x, 0.0)

    def _cubic(x):
        inner, outer = _cubic_weight(x, -0.5)
        return mx.where(x <= 1.0, inner, mx.where(x <= 2.0, outer, 0.0))

    class Upsample(Module):
        def __init__(self, scale_factor, mode="nearest", align_corners=False, antialias=False):
            super().__init__()
            if mode not in ["nearest", "linear", "cubic"]:
                raise ValueError(f"[Upsample] Got unsupported upsampling algorithm: {mode}")
            if antialias and mode == "nearest":
                raise ValueError("[Upsample] Antialiasing is not supported for nearest neighbor "
                                 "upsampling")
            if antialias and align_corners:
                raise ValueError("[Upsample] antialias=True with align_corners=True is not "
                                 "supported. Use align_corners=False for antialiased "
                                 "interpolation.")
            if isinstance(scale_factor, (list, tuple)):
                self.scale_factor = tuple(map(float, scale_factor))
            else:
                self.scale_factor = float(scale_factor)
            self.mode = mode
            self.align_corners = align_corners
            self.antialias = antialias

        def _extra_repr(self):
            text = (f"scale_factor={self.scale_factor}, mode={self.mode!r}, "
                    f"align_corners={self.align_corners}")
            return text + ", antialias=True" if self.antialias else text

        def _taps(self):
            if self.antialias:
                return _smooth_taps(*((_triangle, 1.0) if self.mode == "linear"
                                      else (_cubic, 2.0)))
            return {"nearest": _nearest_taps, "linear": _linear_taps,
                    "cubic": _cubic_taps}[self.mode]

        def __call__(self, x):
            axes = x.ndim - 2
            if axes <= 0:
                raise ValueError("[Upsample] The input should have at least 1 spatial dimension "
                                 f"which means it should be at least 3D but {x.ndim}D was "
                                 "provided")
            scales = self.scale_factor
            if not isinstance(scales, tuple):
                scales = (scales,) * axes
            if len(scales) != axes:
                raise ValueError(
                    "[Upsample] One scale per spatial dimension is required but "
                    f"scale_factor={scales} and the number of spatial dimensions were {axes}")
            taps = self._taps()
            for axis, scale in enumerate(scales, 1):
                size = x.shape[axis]
                shape = [-1] + [1] * (x.ndim - axis - 1)
                parts = []
                for place, weight in taps(size, scale, self.align_corners):
                    index = mx.clip(place, 0, size - 1).astype(mx.uint32)
                    part = mx.take(x, index, axis=axis)
                    parts.append(part if weight is None else part * weight.reshape(shape))
                x = parts[0] if len(parts) == 1 else sum(parts)
            return x

    """#
}
