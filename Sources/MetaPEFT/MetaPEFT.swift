@_exported import ScriptBindings
