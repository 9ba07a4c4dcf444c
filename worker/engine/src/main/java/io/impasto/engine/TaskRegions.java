package io.impasto.engine;

import io.impasto.common.InvalidInputException;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.region.MaskCode;
import io.impasto.engine.region.RegionMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A task's masks, read.
 *
 * @param names the regions', for people
 * @param content which of its pixels belong to which region
 * @param styles the same, in the order of the task's styles; one without a mask serves every region
 */
record TaskRegions(List<String> names, RegionMap content, List<Optional<RegionMap>> styles) {

    /**
     * Empty if the content has no mask.
     *
     * @throws InvalidInputException if a mask has too many colours, if a region has no style, or a style with a mask no region
     */
    static Optional<TaskRegions> of(StyleTask task) {
        Picture mask = task.contentMask();
        if (mask == null) {
            return Optional.empty();
        }
        List<Picture> masks = task.styles().stream()
                .flatMap(style -> Optional.ofNullable(style.mask()).stream())
                .toList();
        MaskCode code = MaskCode.of(mask, masks);
        RegionMap content = code.read("contentMask", mask);
        List<Optional<RegionMap>> styles = new ArrayList<>();
        for (StyleSource style : task.styles()) {
            styles.add(Optional.ofNullable(style.mask()).map(picture -> code.read(StyleSource.MASK, picture)));
        }
        TaskRegions regions = new TaskRegions(code.regions(), content, List.copyOf(styles));
        regions.mustBeServed(code, masks);
        regions.mustServe();
        return Optional.of(regions);
    }

    /** @param masks the styles', for the complaint */
    private void mustBeServed(MaskCode code, List<Picture> masks) {
        List<String> unserved = new ArrayList<>();
        for (int region = 0; region < names.size(); region++) {
            int present = region;
            if (content.covers(region)
                    && styles.stream()
                            .noneMatch(style -> style.isEmpty() || style.get().covers(present))) {
                unserved.add(names.get(region));
            }
        }
        if (!unserved.isEmpty()) {
            TreeSet<String> ofStyles = new TreeSet<>();
            masks.forEach(mask -> ofStyles.addAll(code.colours(StyleSource.MASK, mask)));
            throw new InvalidInputException(
                    "contentMask",
                    "no style's mask has the region " + String.join(", ", unserved) + "; the styles' masks have "
                            + String.join(", ", ofStyles)
                            + ": paint it there, or leave a style without a mask, which serves all regions");
        }
    }

    private void mustServe() {
        for (int i = 0; i < styles.size(); i++) {
            Optional<RegionMap> style = styles.get(i);
            if (style.isPresent() && !servesAny(style.get())) {
                throw new InvalidInputException(
                        StyleSource.MASK,
                        "style " + (i + 1) + "'s has none of the content's regions: " + String.join(", ", names()));
            }
        }
    }

    private boolean servesAny(RegionMap style) {
        for (int region = 0; region < names.size(); region++) {
            if (content.covers(region) && style.covers(region)) {
                return true;
            }
        }
        return false;
    }
}
