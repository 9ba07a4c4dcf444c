/**
 * The page at {@code /}, where people order paintings and watch them come. Its files lie under {@code META-INF/resources} as
 * they are served: HTML, CSS and ES modules, nothing built; the gallery's pictures are copied in beside them from {@code
 * deploy/gallery/pictures}. This package has what the page needs to be told.
 *
 * <p>Decision: the page is a client of the published HTTP interface like any other, and whatever it does {@code curl} can do. It
 * asks no other host for anything and has no inline script or style, so that {@code default-src 'self'; img-src 'self' blob:
 * data:} is policy enough. Rejected: a framework and its build (a few hundred lines of plain modules are read sooner than a
 * toolchain is installed).
 *
 * <p>Decision: a job's id is chosen by the page, before it is sent: a submission whose answer was lost is repeated under the same id
 * and is still one job. What was ordered and its pictures are kept in the browser (IndexedDB), since the gateway keeps neither
 * names nor pictures for anybody. The live stream is read by {@code fetch}; rejected: {@code EventSource}, which can carry no key and
 * hides why it was refused. Without the stream the page asks each second.
 */
@NullMarked
package io.impasto.gateway.page;

import org.jspecify.annotations.NullMarked;
