package dev.fovea.net;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects a layer's settings for YAML, in order, leaving out the usual ones. */
final class Settings {
    private final Map<String, Object> map = new LinkedHashMap<>();

    Settings put(String key, Object value) {
        map.put(key, value);
        return this;
    }

    Settings putUnless(Object usual, String key, Object value) {
        if (!usual.equals(value)) {
            map.put(key, value);
        }
        return this;
    }

    Settings window(Window window, Extent usualStride) {
        put("kernel", plain(window.kernel()));
        putUnless(plain(usualStride), "stride", plain(window.stride()));
        putUnless(0, "padding", plain(window.padding()));
        return putUnless(1, "dilation", plain(window.dilation()));
    }

    Settings extent(String key, Extent extent) {
        return put(key, plain(extent));
    }

    private static Object plain(Extent extent) {
        return extent.height() == extent.width() ? (Object) extent.height() : extent.toString();
    }

    Map<String, Object> map() {
        return map;
    }
}
