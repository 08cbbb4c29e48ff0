package dev.fovea.batch;

class PictureCacheTest {}
