/**
 * Gets published weights ({@code models pull}): downloads torchvision's file, checks its hash, keeps the tensors that the engine uses
 * and writes them as safetensors.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Converted once, here: the engine reads safetensors only, a format that can't hold a program.
 *   <li>A {@code torch.save} file is a pickle, and a pickle is a program. It runs in {@link io.impasto.local.models.TorchUnpickler},
 *       which knows the few classes that tensors are made of and refuses every other by name. Rejected: the library's own
 *       constructors, which make arbitrary objects from names.
 *   <li>The file is believed only if its sha256 starts as its name says (torchvision's rule); from a mirror too.
 *   <li>Both formats of {@code torch.save} are read, because torchvision's files are older than the zip format.
 *   <li>Everything is written beside its place and moved there whole, so a folder never holds half a file under its name.
 * </ul>
 */
@NullMarked
package io.impasto.local.models;

import org.jspecify.annotations.NullMarked;
