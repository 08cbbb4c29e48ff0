package dev.fovea.picture;

/** What has the size of a picture. */
interface Sized {
    /** Pixels in a row, as stored (before EXIF orientation); what the header says, any number. */
    int width();

    /** Rows, as stored; what the header says, any number. */
    int height();
}
