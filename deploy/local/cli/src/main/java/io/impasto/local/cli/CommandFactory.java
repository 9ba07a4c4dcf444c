package io.impasto.local.cli;

import picocli.CommandLine;

/** Gives each command its surroundings. */
final class CommandFactory implements CommandLine.IFactory {

    private final Surroundings surroundings;
    private final CommandLine.IFactory others = CommandLine.defaultFactory();

    CommandFactory(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == UpCommand.class) {
            return type.cast(new UpCommand(surroundings));
        }
        if (type == StylizeCommand.class) {
            return type.cast(new StylizeCommand(surroundings));
        }
        if (type == DemoCommand.class) {
            return type.cast(new DemoCommand(surroundings));
        }
        if (type == ChaosCommand.class) {
            return type.cast(new ChaosCommand(surroundings));
        }
        if (type == ModelsPullCommand.class) {
            return type.cast(new ModelsPullCommand(surroundings));
        }
        if (type == ModelsListCommand.class) {
            return type.cast(new ModelsListCommand(surroundings));
        }
        if (type == KeysAddCommand.class) {
            return type.cast(new KeysAddCommand(surroundings));
        }
        if (type == KeysListCommand.class) {
            return type.cast(new KeysListCommand(surroundings));
        }
        if (type == KeysRemoveCommand.class) {
            return type.cast(new KeysRemoveCommand(surroundings));
        }
        return others.create(type);
    }
}
