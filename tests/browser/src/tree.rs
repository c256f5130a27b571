//! What a screen reader is told: the browser's tree of roles and names, as text.

use serde_json::{Value, json};

use crate::page::Page;

/// Roles that say nothing by themselves; what stands in them is told without them.
const SILENT: [&str; 7] = ["none", "generic", "InlineTextBox", "StaticText", "LineBreak", "ListMarker", "presentation"];
/// Characters of a name that are told.
const LONGEST: usize = 100;

impl Page {
    /// A line for each thing with a role, indented by how deep it lies: its role and its name, in the order of reading.
    pub fn accessibility_tree(&self) -> String {
        let tree = self.devtools("Accessibility.getFullAXTree", &json!({}));
        let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
        let mut out = String::new();
        if let Some(root) = nodes.first() {
            tell(root, 0, &nodes, &mut out);
        }
        out
    }
}

fn tell(node: &Value, depth: usize, nodes: &[Value], out: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let is_told = node["ignored"] != true && !SILENT.contains(&role);
    if is_told {
        let name: String = node["name"]["value"].as_str().unwrap_or_default().chars().take(LONGEST).collect();
        out.push_str(&format!("{}{role} “{name}”\n", "  ".repeat(depth)).replace(" “”", ""));
    }
    for id in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = nodes.iter().find(|child| child["nodeId"] == *id) {
            tell(child, depth + usize::from(is_told), nodes, out);
        }
    }
}
