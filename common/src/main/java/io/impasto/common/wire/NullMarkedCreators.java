package io.impasto.common.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Holds JSON to what the values' constructors say of null: a parameter of a {@link NullMarked} package that isn't {@link Nullable} may
 * be neither null nor left out. Numbers that are left out are 0, since older writers may not know them.
 */
final class NullMarkedCreators extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        return isNeverNull(member) ? Boolean.TRUE : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return isNeverNull(annotated) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : JsonSetter.Value.empty();
    }

    private static boolean isNeverNull(Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter parameter)
                || !(parameter.getOwner().getAnnotated() instanceof Executable creator)
                || !creator.getDeclaringClass().getPackage().isAnnotationPresent(NullMarked.class)) {
            return false;
        }
        AnnotatedType type = creator.getAnnotatedParameterTypes()[parameter.getIndex()];
        return !parameter.getRawType().isPrimitive() && !type.isAnnotationPresent(Nullable.class);
    }
}
