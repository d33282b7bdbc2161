# raise … from shows the direct cause first.
class ConfigError(Exception): pass
def load():
    try:
        return {}['key']
    except KeyError as error:
        raise ConfigError('no key in configuration') from error
load()
